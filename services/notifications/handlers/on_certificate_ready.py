"""Everything for a praktijkverklaring is there: whoever issues it can do so now."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CertificateReady:
    pupil_id: UUID
    school_id: UUID
    issuer_id: UUID


def handle(message: CertificateReady, teller: Teller) -> None:
    """Let the issuer act; a school where somebody else issues should know."""
    issuing, school = (teller.circle.staff_of(each) for each in (message.issuer_id, message.school_id))
    teller.tell(teller.fact(paths.CERTIFICATES, message.pupil_id), act=issuing, know=school)
