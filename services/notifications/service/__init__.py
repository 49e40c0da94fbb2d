"""What notifications listens to: who is who, and everything that somebody must be told of."""

from access.agreed_covenants import AgreedCovenants
from access.destruction_report import DestructionReport
from messaging.listening import Work, listen
from messaging.overhearing import overhear
from messaging.reading import Readable
from messaging.work import heard_by
from services.notifications.handlers import (
    on_aftercare_closed,
    on_aftercare_extended,
    on_aftercare_opened,
    on_career_conversation_cancelled,
    on_career_conversation_held,
    on_career_conversation_missed,
    on_career_conversation_participants_changed,
    on_career_conversation_requested,
    on_career_conversation_rescheduled,
    on_career_conversation_scheduled,
    on_case_transfer_ended,
    on_case_transfer_proposed,
    on_case_transferred,
    on_check_in_due,
    on_contract_end_withdrawn,
    on_contract_ended,
    on_contract_ending_soon,
    on_contract_last_day_claimed,
    on_covenant_agreed,
    on_covenant_put_in,
    on_deadline_approaching,
    on_deadline_missed,
    on_destination_expired,
    on_job_coach_assigned,
    on_municipal_support_acknowledged,
    on_municipal_support_requested,
    on_next_step_agreed,
    on_next_step_confirmed,
    on_organisation_registered,
    on_out_of_sight,
    on_person_invited,
    on_place_released,
    on_promise_made,
    on_pupil_erased,
    on_pupil_left_school,
    on_role_granted,
    on_role_revoked,
    on_substitute_named,
    on_support_access_requested,
    tell_organisations,
)
from services.notifications.handlers.telling import Teller
from services.notifications.service.certification import OfCertification
from services.notifications.service.last_school_year import OfTheLastSchoolYear
from services.notifications.storage.circle import Circle
from services.notifications.storage.erasing import Erasing
from services.notifications.storage.feed import OUTDATED
from services.notifications.storage.people import People


class NotificationsService(OfCertification, OfTheLastSchoolYear):
    """Hears everything, publishes nothing: its effects are lines on pages and mails."""

    name = "notifications"
    outdated = OUTDATED

    @overhear(prefetch=tell_organisations.prefetch)
    def any_event(self, message: Readable, work: Work) -> None:
        tell_organisations.handle(message, tell_organisations.Announcer.of(work))

    @listen("directory", on_organisation_registered.OrganisationRegistered)
    def organisation_registered(self, message: on_organisation_registered.OrganisationRegistered, work: Work) -> None:
        on_organisation_registered.handle(message, work.use(People))

    @listen("directory", on_person_invited.PersonInvited)
    def person_invited(self, message: on_person_invited.PersonInvited, work: Work) -> None:
        on_person_invited.handle(message, Teller.of(work))

    @listen("directory", on_role_granted.RoleGranted)
    def role_granted(self, message: on_role_granted.RoleGranted, work: Work) -> None:
        on_role_granted.handle(message, work.use(People))

    @listen("directory", on_role_revoked.RoleRevoked)
    def role_revoked(self, message: on_role_revoked.RoleRevoked, work: Work) -> None:
        on_role_revoked.handle(message, work.use(People))

    @listen("directory", on_substitute_named.SubstituteNamed)
    def substitute_named(self, message: on_substitute_named.SubstituteNamed, work: Work) -> None:
        on_substitute_named.handle(message, work.use(People), Teller.of(work))

    @listen("directory", on_covenant_agreed.CovenantAgreed)
    def covenant_agreed(self, message: on_covenant_agreed.CovenantAgreed, work: Work) -> None:
        on_covenant_agreed.handle(message, work.use(AgreedCovenants))

    @listen("directory", on_covenant_put_in.CovenantPutIn)
    def covenant_put_in(self, message: on_covenant_put_in.CovenantPutIn, work: Work) -> None:
        on_covenant_put_in.handle(message, Teller.of(work))

    @listen("intake", on_pupil_erased.PupilErased)
    def pupil_erased(self, message: on_pupil_erased.PupilErased, work: Work) -> None:
        on_pupil_erased.handle(message, work.use(Erasing), work.use(DestructionReport), heard_by(work))

    @listen("intake", on_pupil_left_school.PupilLeftSchool, prefetch=Circle.prefetch_schools)
    def pupil_left_school(self, message: on_pupil_left_school.PupilLeftSchool, work: Work) -> None:
        on_pupil_left_school.handle(message, Teller.of(work))

    @listen("intake", on_support_access_requested.SupportAccessRequested)
    def support_access_requested(self, message: on_support_access_requested.SupportAccessRequested, work: Work) -> None:
        on_support_access_requested.handle(message, Teller.of(work))

    @listen("aftercare", on_aftercare_opened.AftercareOpened, prefetch=Circle.prefetch_cases)
    def aftercare_opened(self, message: on_aftercare_opened.AftercareOpened, work: Work) -> None:
        on_aftercare_opened.handle(message, work.use(Circle))

    @listen("aftercare", on_aftercare_extended.AftercareExtended, prefetch=Circle.prefetch_cases)
    def aftercare_extended(self, message: on_aftercare_extended.AftercareExtended, work: Work) -> None:
        on_aftercare_extended.handle(message, work.use(Circle))

    @listen("aftercare", on_job_coach_assigned.JobCoachAssigned, prefetch=Circle.prefetch_cases)
    def job_coach_assigned(self, message: on_job_coach_assigned.JobCoachAssigned, work: Work) -> None:
        on_job_coach_assigned.handle(message, Teller.of(work))

    @listen("aftercare", on_case_transfer_proposed.CaseTransferProposed, prefetch=Circle.prefetch_cases)
    def case_transfer_proposed(self, message: on_case_transfer_proposed.CaseTransferProposed, work: Work) -> None:
        on_case_transfer_proposed.handle(message, Teller.of(work))

    @listen("aftercare", on_case_transferred.CaseTransferred, prefetch=Circle.prefetch_cases)
    def case_transferred(self, message: on_case_transferred.CaseTransferred, work: Work) -> None:
        on_case_transferred.handle(message, Teller.of(work))

    @listen("aftercare", on_case_transfer_ended.CaseTransferEnded, prefetch=Circle.prefetch_cases)
    def case_transfer_ended(self, message: on_case_transfer_ended.CaseTransferEnded, work: Work) -> None:
        on_case_transfer_ended.handle(message, Teller.of(work))

    @listen("aftercare", on_contract_ended.ContractEnded, prefetch=Circle.prefetch_cases)
    def contract_ended(self, message: on_contract_ended.ContractEnded, work: Work) -> None:
        on_contract_ended.handle(message, Teller.of(work))

    @listen("aftercare", on_contract_ending_soon.ContractEndingSoon, prefetch=Circle.prefetch_cases)
    def contract_ending_soon(self, message: on_contract_ending_soon.ContractEndingSoon, work: Work) -> None:
        on_contract_ending_soon.handle(message, Teller.of(work))

    @listen("aftercare", on_contract_last_day_claimed.ContractLastDayClaimed, prefetch=Circle.prefetch_cases)
    def contract_last_day_claimed(
        self, message: on_contract_last_day_claimed.ContractLastDayClaimed, work: Work
    ) -> None:
        on_contract_last_day_claimed.handle(message, Teller.of(work))

    @listen("aftercare", on_contract_end_withdrawn.ContractEndWithdrawn, prefetch=Circle.prefetch_cases)
    def contract_end_withdrawn(self, message: on_contract_end_withdrawn.ContractEndWithdrawn, work: Work) -> None:
        on_contract_end_withdrawn.handle(message, Teller.of(work))

    @listen("aftercare", on_career_conversation_requested.CareerConversationRequested, prefetch=Circle.prefetch_cases)
    def career_conversation_requested(
        self, message: on_career_conversation_requested.CareerConversationRequested, work: Work
    ) -> None:
        on_career_conversation_requested.handle(message, Teller.of(work))

    @listen(
        "aftercare", on_career_conversation_scheduled.CareerConversationScheduled, prefetch=Circle.prefetch_appointments
    )
    def career_conversation_scheduled(
        self, message: on_career_conversation_scheduled.CareerConversationScheduled, work: Work
    ) -> None:
        on_career_conversation_scheduled.handle(message, Teller.of(work))

    @listen(
        "aftercare",
        on_career_conversation_rescheduled.CareerConversationRescheduled,
        prefetch=Circle.prefetch_appointments,
    )
    def career_conversation_rescheduled(
        self, message: on_career_conversation_rescheduled.CareerConversationRescheduled, work: Work
    ) -> None:
        on_career_conversation_rescheduled.handle(message, Teller.of(work))

    @listen(
        "aftercare",
        on_career_conversation_participants_changed.CareerConversationParticipantsChanged,
        prefetch=Circle.prefetch_appointments,
    )
    def career_conversation_participants_changed(
        self, message: on_career_conversation_participants_changed.CareerConversationParticipantsChanged, work: Work
    ) -> None:
        on_career_conversation_participants_changed.handle(message, Teller.of(work))

    @listen(
        "aftercare", on_career_conversation_cancelled.CareerConversationCancelled, prefetch=Circle.prefetch_appointments
    )
    def career_conversation_cancelled(
        self, message: on_career_conversation_cancelled.CareerConversationCancelled, work: Work
    ) -> None:
        on_career_conversation_cancelled.handle(message, Teller.of(work))

    @listen("aftercare", on_career_conversation_missed.CareerConversationMissed, prefetch=Circle.prefetch_cases)
    def career_conversation_missed(
        self, message: on_career_conversation_missed.CareerConversationMissed, work: Work
    ) -> None:
        on_career_conversation_missed.handle(message, Teller.of(work))

    @listen("aftercare", on_career_conversation_held.CareerConversationHeld, prefetch=Circle.prefetch_cases)
    def career_conversation_held(self, message: on_career_conversation_held.CareerConversationHeld, work: Work) -> None:
        on_career_conversation_held.handle(message, Teller.of(work))

    @listen("aftercare", on_next_step_agreed.NextStepAgreed, prefetch=Circle.prefetch_cases)
    def next_step_agreed(self, message: on_next_step_agreed.NextStepAgreed, work: Work) -> None:
        on_next_step_agreed.handle(message, Teller.of(work))

    @listen("aftercare", on_municipal_support_requested.MunicipalSupportRequested, prefetch=Circle.prefetch_cases)
    def municipal_support_requested(
        self, message: on_municipal_support_requested.MunicipalSupportRequested, work: Work
    ) -> None:
        on_municipal_support_requested.handle(message, Teller.of(work))

    @listen("aftercare", on_municipal_support_acknowledged.MunicipalSupportAcknowledged, prefetch=Circle.prefetch_cases)
    def municipal_support_acknowledged(
        self, message: on_municipal_support_acknowledged.MunicipalSupportAcknowledged, work: Work
    ) -> None:
        on_municipal_support_acknowledged.handle(message, Teller.of(work))

    @listen("aftercare", on_next_step_confirmed.NextStepConfirmed, prefetch=Circle.prefetch_cases)
    def next_step_confirmed(self, message: on_next_step_confirmed.NextStepConfirmed, work: Work) -> None:
        on_next_step_confirmed.handle(message, Teller.of(work))

    @listen("aftercare", on_promise_made.PromiseMade, prefetch=Circle.prefetch_cases)
    def promise_made(self, message: on_promise_made.PromiseMade, work: Work) -> None:
        on_promise_made.handle(message, Teller.of(work))

    @listen("aftercare", on_place_released.PlaceReleased, prefetch=Circle.prefetch_cases)
    def place_released(self, message: on_place_released.PlaceReleased, work: Work) -> None:
        on_place_released.handle(message, Teller.of(work))

    @listen("aftercare", on_deadline_approaching.DeadlineApproaching, prefetch=Circle.prefetch_cases)
    def deadline_approaching(self, message: on_deadline_approaching.DeadlineApproaching, work: Work) -> None:
        on_deadline_approaching.handle(message, Teller.of(work))

    @listen("aftercare", on_deadline_missed.DeadlineMissed, prefetch=Circle.prefetch_cases)
    def deadline_missed(self, message: on_deadline_missed.DeadlineMissed, work: Work) -> None:
        on_deadline_missed.handle(message, Teller.of(work))

    @listen("aftercare", on_check_in_due.CheckInDue, prefetch=Circle.prefetch_cases)
    def check_in_due(self, message: on_check_in_due.CheckInDue, work: Work) -> None:
        on_check_in_due.handle(message, Teller.of(work))

    @listen("aftercare", on_destination_expired.DestinationExpired, prefetch=Circle.prefetch_cases)
    def destination_expired(self, message: on_destination_expired.DestinationExpired, work: Work) -> None:
        on_destination_expired.handle(message, Teller.of(work))

    @listen("aftercare", on_out_of_sight.OutOfSight, prefetch=Circle.prefetch_cases)
    def out_of_sight(self, message: on_out_of_sight.OutOfSight, work: Work) -> None:
        on_out_of_sight.handle(message, Teller.of(work))

    @listen("aftercare", on_aftercare_closed.AftercareClosed, prefetch=Circle.prefetch_cases)
    def aftercare_closed(self, message: on_aftercare_closed.AftercareClosed, work: Work) -> None:
        on_aftercare_closed.handle(message, Teller.of(work))
