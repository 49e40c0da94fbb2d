"""What intake listens to."""

from collections.abc import Sequence

from access.agreed_covenants import AgreedCovenants
from access.roles import HeldRoles
from messaging.listening import DueTimer, Event, Work, listen, timer
from services.intake.domain.days import day_of
from services.intake.handlers import (
    on_aftercare_closed,
    on_aftercare_extended,
    on_career_conversation_requested,
    on_case_transfer_ended,
    on_case_transfer_proposed,
    on_case_transferred,
    on_covenant_agreed,
    on_exit_conversation_clock,
    on_job_coach_assigned,
    on_job_coach_released,
    on_leaver_reported,
    on_municipal_support_requested,
    on_organisation_registered,
    on_role_granted,
    on_role_revoked,
    on_substitute_named,
    on_trajectory_started,
    on_trajectory_transfer_ended,
    on_trajectory_transfer_proposed,
)
from services.intake.storage.document_issuers import DocumentIssuers
from services.intake.storage.exit_conversations import ExitConversations
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils
from services.intake.storage.readers import Readers
from services.intake.storage.werkconsulenten import Werkconsulenten


class IntakeService:
    """Pupils and leavers."""

    name = "intake"

    @listen("directory", on_organisation_registered.OrganisationRegistered)
    def organisation_registered(
        self, message: on_organisation_registered.OrganisationRegistered, work: Work
    ) -> Sequence[Event]:
        """Keep schools and municipalities."""
        return on_organisation_registered.handle(message, work.use(Places))

    @listen("directory", on_covenant_agreed.CovenantAgreed)
    def covenant_agreed(self, message: on_covenant_agreed.CovenantAgreed, work: Work) -> None:
        """Know who may see what."""
        on_covenant_agreed.handle(message, work.use(AgreedCovenants))

    @listen("directory", on_role_granted.RoleGranted)
    def role_granted(self, message: on_role_granted.RoleGranted, work: Work) -> Sequence[Event]:
        """Know who holds which role."""
        return on_role_granted.handle(
            message, work.use(HeldRoles), work.use(Werkconsulenten), work.use(ExitConversations)
        )

    @listen("directory", on_role_revoked.RoleRevoked)
    def role_revoked(self, message: on_role_revoked.RoleRevoked, work: Work) -> Sequence[Event]:
        """Know who no longer does."""
        return on_role_revoked.handle(
            message, work.use(HeldRoles), work.use(Werkconsulenten), work.use(ExitConversations)
        )

    @listen("directory", on_substitute_named.SubstituteNamed)
    def substitute_named(self, message: on_substitute_named.SubstituteNamed, work: Work) -> Sequence[Event]:
        """Let a substitute read."""
        return on_substitute_named.handle(message, work.use(Readers))

    @listen("schools", on_leaver_reported.LeaverReported)
    def leaver_reported(self, message: on_leaver_reported.LeaverReported, work: Work) -> Sequence[Event]:
        """Bring in what a school's own system reports."""
        pupils, places, talks = work.use(Pupils), work.use(Places), work.use(ExitConversations)
        return on_leaver_reported.answer(message, pupils, places, talks, work.timers, work.now)

    @timer("exit_conversation_clock")
    def exit_conversation_clock(self, due: DueTimer, work: Work) -> Sequence[Event]:
        """Forget no exit conversation: remind, tell that it is late, call the coordinator in."""
        return on_exit_conversation_clock.handle(due, work.use(ExitConversations), work.timers, work.now)

    @listen("certification", on_trajectory_started.TrajectoryStarted)
    def trajectory_started(self, message: on_trajectory_started.TrajectoryStarted, work: Work) -> Sequence[Event]:
        """Let an mbo school know whose document it gives."""
        return on_trajectory_started.handle(message, work.use(DocumentIssuers))

    @listen("certification", on_trajectory_transfer_proposed.TrajectoryTransferProposed)
    def trajectory_transfer_proposed(
        self, message: on_trajectory_transfer_proposed.TrajectoryTransferProposed, work: Work
    ) -> Sequence[Event]:
        """Let an mbo school that is asked know whom it is asked for."""
        return on_trajectory_transfer_proposed.handle(message, work.use(DocumentIssuers))

    @listen("certification", on_trajectory_transfer_ended.TrajectoryTransferEnded)
    def trajectory_transfer_ended(
        self, message: on_trajectory_transfer_ended.TrajectoryTransferEnded, work: Work
    ) -> Sequence[Event]:
        """Let it know nobody any more."""
        return on_trajectory_transfer_ended.handle(message, work.use(DocumentIssuers))

    @listen("aftercare", on_job_coach_assigned.JobCoachAssigned, prefetch=Readers.prefetch)
    def job_coach_assigned(self, message: on_job_coach_assigned.JobCoachAssigned, work: Work) -> Sequence[Event]:
        """Let a job coach read."""
        return on_job_coach_assigned.handle(message, work.use(Readers))

    @listen("aftercare", on_job_coach_released.JobCoachReleased, prefetch=Readers.prefetch)
    def job_coach_released(self, message: on_job_coach_released.JobCoachReleased, work: Work) -> Sequence[Event]:
        """Let a former job coach read no more."""
        return on_job_coach_released.handle(message, work.use(Readers))

    @listen("aftercare", on_case_transfer_proposed.CaseTransferProposed, prefetch=Readers.prefetch)
    def case_transfer_proposed(
        self, message: on_case_transfer_proposed.CaseTransferProposed, work: Work
    ) -> Sequence[Event]:
        """Let a colleague who is asked read."""
        return on_case_transfer_proposed.handle(message, work.use(Readers))

    @listen("aftercare", on_case_transferred.CaseTransferred, prefetch=Readers.prefetch)
    def case_transferred(self, message: on_case_transferred.CaseTransferred, work: Work) -> Sequence[Event]:
        """Let who was asked read as job coach only."""
        return on_case_transferred.handle(message, work.use(Readers))

    @listen("aftercare", on_case_transfer_ended.CaseTransferEnded, prefetch=Readers.prefetch)
    def case_transfer_ended(self, message: on_case_transfer_ended.CaseTransferEnded, work: Work) -> Sequence[Event]:
        """Let who was asked read no more."""
        return on_case_transfer_ended.handle(message, work.use(Readers))

    @listen("aftercare", on_municipal_support_requested.MunicipalSupportRequested, prefetch=Readers.prefetch)
    def municipal_support_requested(
        self, message: on_municipal_support_requested.MunicipalSupportRequested, work: Work
    ) -> Sequence[Event]:
        """Let the werkconsulent who answers a school read."""
        return on_municipal_support_requested.handle(message, work.use(Readers))

    @listen("aftercare", on_aftercare_closed.AftercareClosed, prefetch=Readers.prefetch)
    def aftercare_closed(self, message: on_aftercare_closed.AftercareClosed, work: Work) -> Sequence[Event]:
        """Let nobody of a closed case read."""
        return on_aftercare_closed.handle(message, work.use(Readers))

    @listen("aftercare", on_aftercare_extended.AftercareExtended, prefetch=Readers.prefetch)
    def aftercare_extended(self, message: on_aftercare_extended.AftercareExtended, work: Work) -> Sequence[Event]:
        """Let those of a case that is open again read."""
        return on_aftercare_extended.handle(message, work.use(Readers), day_of(work.now))

    @listen("aftercare", on_career_conversation_requested.CareerConversationRequested, prefetch=Readers.prefetch)
    def career_conversation_requested(
        self, message: on_career_conversation_requested.CareerConversationRequested, work: Work
    ) -> Sequence[Event]:
        """Let a werkconsulent read."""
        return on_career_conversation_requested.handle(message, work.use(Readers))
