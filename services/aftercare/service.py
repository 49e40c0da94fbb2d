"""What aftercare listens to, and the clocks it answers."""

from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

from access.agreed_covenants import AgreedCovenants
from access.destruction_report import DestructionReport
from messaging.listening import DueTimer, Event, Work, listen, timer
from messaging.work import Heard, heard_by
from services.aftercare.domain.ids import PersonId
from services.aftercare.handlers import (
    on_acceptance_due,
    on_career_conversation_held,
    on_check_in_due,
    on_check_in_escalation,
    on_check_in_overdue,
    on_contract_end,
    on_contract_ended,
    on_contract_ending,
    on_contract_started,
    on_conversation_due,
    on_conversation_escalation,
    on_conversation_reminder,
    on_covenant_agreed,
    on_destination_expiry,
    on_exit_conversation_held,
    on_free_days_changed,
    on_hand_over,
    on_last_day_claim_due,
    on_next_step_begins,
    on_organisation_registered,
    on_out_of_sight,
    on_promise_due,
    on_pupil_erased,
    on_pupil_left_school,
    on_reservation_expires,
    on_role_granted,
    on_role_revoked,
    on_substitute_named,
    on_support_access_approved,
    on_support_access_ended,
    on_support_due,
    on_transfer_due,
    on_two_years,
    on_work_process_judged,
)
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.earned import EarnedWorkProcesses
from services.aftercare.storage.erasing import Erasing
from services.aftercare.storage.exit_advices import ExitAdvices
from services.aftercare.storage.leavings import Leavings
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.readers import SCHOOL_STAFF
from services.aftercare.storage.reservations import Reservations
from services.aftercare.storage.support import Support
from services.aftercare.storage.team import Team


def school_staff_of(heard: Heard | None) -> PersonId | None:
    """Give who of the school told an event; a coordinator who tells it for a school is nobody of that school."""
    if heard is None or heard.actor_role != SCHOOL_STAFF:
        return None
    with suppress(ValueError):
        return PersonId(UUID(heard.actor.removeprefix("person/")))
    return None


class AftercareService:
    name = "aftercare"

    @listen("intake", on_pupil_left_school.PupilLeftSchool, prefetch=Cases.prefetch_for_leavers)
    def pupil_left_school(self, message: on_pupil_left_school.PupilLeftSchool, work: Work) -> Sequence[Event]:
        return on_pupil_left_school.handle(
            message,
            work.use(Cases),
            work.use(Team).roster(),
            policy=work.use(Policies).current(),
            timers=work.timers,
            leavings=work.use(Leavings),
            now=work.now,
            told_by=school_staff_of(work.heard),
        )

    @listen("certification", on_work_process_judged.WorkProcessJudged)
    def work_process_judged(self, message: on_work_process_judged.WorkProcessJudged, work: Work) -> None:
        """Know what a young person can do."""
        on_work_process_judged.handle(message, work.use(EarnedWorkProcesses))

    @listen("intake", on_exit_conversation_held.ExitConversationHeld)
    def exit_conversation_held(self, message: on_exit_conversation_held.ExitConversationHeld, work: Work) -> None:
        """Know what was advised before school ended."""
        on_exit_conversation_held.handle(message, work.use(ExitAdvices))

    @listen("intake", on_pupil_erased.PupilErased, prefetch=Cases.prefetch_for_leavers)
    def pupil_erased(self, message: on_pupil_erased.PupilErased, work: Work) -> None:
        on_pupil_erased.handle(
            message,
            work.use(Cases),
            work.use(Erasing),
            timers=work.timers,
            report=work.use(DestructionReport),
            heard=heard_by(work),
        )

    @listen("directory", on_covenant_agreed.CovenantAgreed)
    def covenant_agreed(self, message: on_covenant_agreed.CovenantAgreed, work: Work) -> None:
        on_covenant_agreed.handle(message, work.use(AgreedCovenants))

    @listen("intake", on_support_access_approved.SupportAccessApproved)
    def support_access_approved(self, message: on_support_access_approved.SupportAccessApproved, work: Work) -> None:
        on_support_access_approved.handle(message, work.use(Support))

    @listen("intake", on_support_access_ended.SupportAccessEnded)
    def support_access_ended(self, message: on_support_access_ended.SupportAccessEnded, work: Work) -> None:
        on_support_access_ended.handle(message, work.use(Support))

    @listen("aftercare", on_contract_ended.ContractEnded, prefetch=Cases.prefetch_for_cases)
    def contract_ended(self, message: on_contract_ended.ContractEnded, work: Work) -> Sequence[Event]:
        return on_contract_ended.handle(
            message,
            work.use(Cases),
            work.use(Team).roster(),
            policy=work.use(Policies).current(),
            timers=work.timers,
            now=work.now,
        )

    @listen("aftercare", on_contract_started.ContractStarted, prefetch=Cases.prefetch_for_cases)
    def contract_started(self, message: on_contract_started.ContractStarted, work: Work) -> None:
        on_contract_started.handle(message, work.use(Cases), work.use(Policies).current(), work.timers)

    @listen("aftercare", on_career_conversation_held.CareerConversationHeld, prefetch=Cases.prefetch_for_cases)
    def career_conversation_held(self, message: on_career_conversation_held.CareerConversationHeld, work: Work) -> None:
        policy = work.use(Policies).current()
        on_career_conversation_held.handle(message, work.use(Cases), policy, work.timers, work.now)

    @listen("directory", on_organisation_registered.OrganisationRegistered)
    def organisation_registered(self, message: on_organisation_registered.OrganisationRegistered, work: Work) -> None:
        on_organisation_registered.handle(message, work.use(Team))

    @listen("directory", on_role_granted.RoleGranted)
    def role_granted(self, message: on_role_granted.RoleGranted, work: Work) -> Sequence[Event]:
        policy = work.use(Policies).current()
        return on_role_granted.handle(
            message, work.use(Cases), work.use(Team), policy=policy, timers=work.timers, now=work.now
        )

    @listen("directory", on_role_revoked.RoleRevoked)
    def role_revoked(self, message: on_role_revoked.RoleRevoked, work: Work) -> Sequence[Event]:
        policy = work.use(Policies).current()
        return on_role_revoked.handle(
            message, work.use(Cases), work.use(Team), policy=policy, timers=work.timers, now=work.now
        )

    @listen("directory", on_substitute_named.SubstituteNamed)
    def substitute_named(self, message: on_substitute_named.SubstituteNamed, work: Work) -> None:
        on_substitute_named.handle(message, work.use(Team))

    @timer("two_years", prefetch=Cases.prefetch_for_cases)
    def two_years(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_two_years.handle(due, work.use(Cases), work.use(Team).roster(), work.now)

    @timer("hand_over", prefetch=Cases.prefetch_for_cases)
    def hand_over(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_hand_over.handle(due, work.use(Cases), work.use(Team).roster(), work.now)

    @timer("acceptance_due", prefetch=Cases.prefetch_for_cases)
    def acceptance_due(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_acceptance_due.handle(due, work.use(Cases), work.use(Team).roster(), work.now)

    @timer("transfer_due", prefetch=Cases.prefetch_for_cases)
    def transfer_due(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_transfer_due.handle(due, work.use(Cases), work.use(Team).roster(), work.now)

    @timer("support_due")
    def support_due(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_support_due.handle(due, work.use(Cases), work.use(Team).roster(), work.now)

    @timer("contract_end", prefetch=Cases.prefetch_for_cases)
    def contract_end(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_contract_end.handle(due, work.use(Cases), work.timers, work.now)

    @timer("contract_ending", prefetch=Cases.prefetch_for_cases)
    def contract_ending(self, due: DueTimer, work: Work) -> Sequence[Event]:
        policy = work.use(Policies).current()
        return on_contract_ending.handle(due, work.use(Cases), policy, work.timers, work.now)

    @timer("last_day_claim_due", prefetch=Cases.prefetch_for_cases)
    def last_day_claim_due(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_last_day_claim_due.handle(due, work.use(Cases), work.use(Team).roster(), work.now)

    @timer("conversation_reminder", prefetch=Cases.prefetch_for_cases)
    def conversation_reminder(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_conversation_reminder.handle(due, work.use(Cases), work.use(Team).roster(), work.now)

    @timer("conversation_due", prefetch=Cases.prefetch_for_cases)
    def conversation_due(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_conversation_due.handle(due, work.use(Cases), work.use(Team).roster(), work.now)

    @timer("conversation_escalation", prefetch=Cases.prefetch_for_cases)
    def conversation_escalation(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_conversation_escalation.handle(due, work.use(Cases), work.use(Team).roster(), work.now)

    @timer("next_step_begins", prefetch=Cases.prefetch_for_cases)
    def next_step_begins(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_next_step_begins.handle(
            due, work.use(Cases), work.use(Team).roster(), work.use(Reservations), work.timers, work.now
        )

    @timer("promise_due", prefetch=Cases.prefetch_for_cases)
    def promise_due(self, due: DueTimer, work: Work) -> Sequence[Event]:
        policy, roster = work.use(Policies).current(), work.use(Team).roster()
        return on_promise_due.handle(due, work.use(Cases), roster, policy=policy, timers=work.timers, now=work.now)

    @timer("reservation_expires", prefetch=Cases.prefetch_for_cases)
    def reservation_expires(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_reservation_expires.handle(due, work.use(Cases), work.use(Reservations), work.now)

    @timer("free_days_changed")
    def free_days_changed(self, due: DueTimer, work: Work) -> None:
        on_free_days_changed.handle(due, work.use(Cases), work.use(Policies).current(), work.timers, work.now)

    @timer("check_in_due", prefetch=Cases.prefetch_for_cases)
    def check_in_due(self, due: DueTimer, work: Work) -> Sequence[Event]:
        policy, roster = work.use(Policies).current(), work.use(Team).roster()
        return on_check_in_due.handle(due, work.use(Cases), roster, policy=policy, timers=work.timers, now=work.now)

    @timer("check_in_overdue", prefetch=Cases.prefetch_for_cases)
    def check_in_overdue(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_check_in_overdue.handle(due, work.use(Cases), work.use(Team).roster(), work.now)

    @timer("check_in_escalation", prefetch=Cases.prefetch_for_cases)
    def check_in_escalation(self, due: DueTimer, work: Work) -> Sequence[Event]:
        return on_check_in_escalation.handle(due, work.use(Cases), work.use(Team).roster(), work.now)

    @timer("destination_expiry", prefetch=Cases.prefetch_for_cases)
    def destination_expiry(self, due: DueTimer, work: Work) -> Sequence[Event]:
        policy, roster = work.use(Policies).current(), work.use(Team).roster()
        return on_destination_expiry.handle(
            due, work.use(Cases), roster, policy=policy, timers=work.timers, now=work.now
        )

    @timer("out_of_sight", prefetch=Cases.prefetch_for_cases)
    def out_of_sight(self, due: DueTimer, work: Work) -> Sequence[Event]:
        policy, roster = work.use(Policies).current(), work.use(Team).roster()
        return on_out_of_sight.handle(due, work.use(Cases), roster, policy=policy, timers=work.timers, now=work.now)
