"""Every open case has an owner: the job coach of the municipality, the substitute, or the coordinator."""

from collections.abc import Sequence
from datetime import date

from messaging.timers import Timers
from services.aftercare.domain import deadlines, guests, transferring
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
