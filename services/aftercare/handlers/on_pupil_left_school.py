"""A pupil left school: two years of aftercare begin, with somebody who knows it is theirs to give."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messaging.timers import Timers
from services.aftercare.domain import contact_plan, destination, handing_over, school_claim, work
from services.aftercare.domain.case import Case, Leaving
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.ids import PersonId, PupilId, SchoolId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import AFTERCARE, LAST_DAY_CLAIM, Policy
from services.aftercare.handlers import clocks, contact_clocks
from services.aftercare.handlers.assigning import accept_anew, assign_job_coach, for_its_owner
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.leavings import Leavings


@dataclass(frozen=True)
class ContractAtLeaving:
    """The work a pupil left school for; intake knows the employer."""

    contract_ref: str
    begins_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class PupilLeftSchool:
    """What aftercare reads of it. Heard again with other values it corrects what was said before."""

    pupil_id: PupilId
    school_id: SchoolId
    municipality: str
    left_on: date
    destination: str = "unknown"
    contract: ContractAtLeaving | None = None
    exit_profile: str | None = None


def handle(
    message: PupilLeftSchool,
    cases: Cases,
    roster: Roster,
    *,
    policy: Policy,
    timers: Timers,
    leavings: Leavings,
    now: datetime,
    told_by: PersonId | None = None,
) -> Sequence[CaseEvent]:
    """Open the case, or correct the one that is there; `told_by` of the school is whom to ask about the young person."""
    today = day_of(now)
    leaving = Leaving(message.pupil_id, message.school_id, message.municipality, message.left_on, message.destination)
    ends_on = policy.due(AFTERCARE, leaving.left_on)
    case = cases.of_pupil(leaving.pupil_id)
    closed = handing_over.close_for(case, leaving.left_on, today) if case else []
    if case is None or case.is_left_anew(leaving.left_on):
        case = Case.open(leaving, ends_on, today)
        cases.add(case)
        events: list[CaseEvent] = [*closed, case.opened()]
        must_assign = True
    else:
        was = (case.municipality, case.is_open)
        events = [*case.correct(leaving, ends_on, today)]
        has_moved = was != (case.municipality, case.is_open)
        must_assign = case.is_open and has_moved and not case.is_served(roster)
        if case.is_open and has_moved and not must_assign:
            accept_anew(case, policy, timers, today)
    if (case.school_contact_id, case.school_id) not in roster.school_staff:  # nobody, or somebody who left the school
        case.school_contact_id = told_by or case.school_contact_id
    leavings.add(case.case_id, leaving, message.exit_profile or "", now)
    if events and case.is_open:
        clocks.set_two_years(case, timers)
        clocks.set_hand_over(case, policy, timers)
    if must_assign:
        events += assign_job_coach(case, roster, policy, timers, today)
    events += _take_over(message.contract, case, roster, policy, timers, today)
    _plan(case, policy, timers, today)
    return events


def _plan(case: Case, policy: Policy, timers: Timers, today: date) -> None:
    """Lay out who calls when, and count how long the word of the school holds; a correction moves both."""
    expired_on = case.destination_expires_on
    destination.from_school(case, policy)
    has_moved = contact_plan.lay_out(case, policy)
    if expired_on is None:  # a new case: nothing waits for it yet
        contact_clocks.wait_for_contact(case, policy, timers)
        contact_clocks.wait_for_destination(case, policy, timers, today)
        return
    if has_moved:
        contact_clocks.set_contact(case, policy, timers)
    if case.destination_expires_on != expired_on:
        contact_clocks.set_destination(case, policy, timers, today)


def _take_over(
    contract: ContractAtLeaving | None, case: Case, roster: Roster, policy: Policy, timers: Timers, today: date
) -> Sequence[CaseEvent]:
    """A row that says nothing about a contract takes none away: a known end date must not fall silent.

    A case that was closed opens for the question which last day is right, and closes when the school takes it back.
    """
    if contract is None:
        return []
    was_open, was_asked = case.is_open, school_claim.is_asked(case)
    has_waited = handing_over.waits(case, today)
    agreed = Agreed(contract.begins_on, contract.ends_on, contract_ref=contract.contract_ref)
    events = [*work.take_over_contract(case, agreed, policy.due(LAST_DAY_CLAIM, today), today)]
    if case.is_open and not was_open:
        events = for_its_owner(case, events, roster, policy, timers, today)
    if was_asked and not school_claim.is_asked(case):
        events += clocks.close_or_wait(case, timers, today, "two_years_over", has_waited=has_waited)
    if events or was_asked:
        clocks.set_contract_end(case, timers)
        clocks.set_claim(case, timers, today)
    return events
