"""Every open case has an owner: the job coach of the municipality, the substitute, or the coordinator."""

from collections.abc import Sequence
from datetime import date

from messaging.timers import Timers
from services.aftercare.domain import deadlines, guests, school_claim, transferring
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import ACCEPTANCE, COACH_SEARCH, Policy
from services.aftercare.handlers import clocks


def assign_job_coach(case: Case, roster: Roster, policy: Policy, timers: Timers, today: date) -> Sequence[CaseEvent]:
    """Find the job coach, with a clock for taking the case on; without one the coordinator hears that one must be found."""
    accept_by, search_by = policy.due(ACCEPTANCE, today), policy.due(COACH_SEARCH, today)
    lapsed = transferring.overtake(case, today)
    told = case.assign(roster, today, accept_by=accept_by, search_by=search_by)
    clocks.set_acceptance(case, timers)
    if lapsed:
        clocks.set_transfer(case, timers)
    sought = deadlines.seek_job_coach(case, roster, today)
    return [*lapsed, *told, *sought, *guests.renew(case, roster, today)]


def accept_anew(case: Case, policy: Policy, timers: Timers, today: date) -> None:
    """Give a case that opened again, and that nobody accepted, a new day for it: the clock of the old one rang while it was closed."""
    if case.job_coach_id and case.accepted_at is None and case.act_by and case.act_by < today:
        case.act_by, case.act_since = policy.due(ACCEPTANCE, today), today
        clocks.set_acceptance(case, timers)


def for_its_owner(
    case: Case, events: Sequence[CaseEvent], roster: Roster, policy: Policy, timers: Timers, today: date
) -> list[CaseEvent]:
    """Put what is asked of a case that opened again to its job coach; without one it gets another first."""
    if case.has_job_coach(roster):
        accept_anew(case, policy, timers, today)
        return list(events)
    assigned = assign_job_coach(case, roster, policy, timers, today)
    return [*assigned, *(school_claim.for_owner(event, case) for event in events)]
