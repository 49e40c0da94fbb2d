"""What certification listens to."""

from access.agreed_covenants import AgreedCovenants
from access.roles import HeldRoles
from messaging.listening import Work, listen
from services.certification.handlers import on_covenant_agreed, on_role_granted, on_role_revoked


class CertificationService:
    """The catalogue of the mbo, trajectories, judgements."""

    name = "certification"

    @listen("directory", on_covenant_agreed.CovenantAgreed)
    def covenant_agreed(self, message: on_covenant_agreed.CovenantAgreed, work: Work) -> None:
        """Know who may see what."""
        on_covenant_agreed.handle(message, work.use(AgreedCovenants))

    @listen("directory", on_role_granted.RoleGranted)
    def role_granted(self, message: on_role_granted.RoleGranted, work: Work) -> None:
        """Know who holds which role."""
        on_role_granted.handle(message, work.use(HeldRoles))

    @listen("directory", on_role_revoked.RoleRevoked)
    def role_revoked(self, message: on_role_revoked.RoleRevoked, work: Work) -> None:
        """Know who no longer does."""
        on_role_revoked.handle(message, work.use(HeldRoles))
