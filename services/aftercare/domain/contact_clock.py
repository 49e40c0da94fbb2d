"""A contact moment is never passed unseen: the owner hears of it before, the substitute when it is missed, then the coordinator."""

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.events import DeadlineMissed
from services.aftercare.domain.ladder import is_told
from services.aftercare.domain.people import Roster
from services.aftercare.domain.plan_events import CheckInDue
from services.aftercare.domain.policy import CHECK_IN_AHEAD, Policy

CHECK_IN: Final = "check_in"


def tell_from(contact_by: date, policy: Policy) -> date:
    """Give the day on which the owner hears that contact is due, some working days before the last one."""
    ahead = policy.term(CHECK_IN_AHEAD, contact_by)
    return policy.working_days.before(contact_by, ahead.amount)


def is_near(case: Case, policy: Policy, today: date) -> bool:
    """Tell whether the young person must be called these days, or should have been."""
    day = case.contact_by
    return day is not None and case.is_within_the_two_years(today) and today >= tell_from(day, policy)


def due(case: Case, policy: Policy, roster: Roster, today: date) -> Sequence[CaseEvent]:
    """Tell whoever does the owner's work that the young person must be called, once."""
    if case.contact_by is None or case.contact_told or not is_near(case, policy, today):
        return []
    case.contact_told = "owner"
    owner = case.job_coach_id or roster.coordinator(today)
    return [CheckInDue(case.case_id, case.pupil_id, case.contact_by, owner, roster.acting_for([owner], today))]


def escalate(
    case: Case, rung: Literal["substitute", "coordinator"], roster: Roster, today: date
) -> Sequence[CaseEvent]:
    """Tell the next one up that nobody was reached in time; a clock that rings too early, too late or twice tells nothing."""
    if not case.is_within_the_two_years(today) or case.contact_by is None or today <= case.contact_by:
        return []
    if is_told(case.contact_told, rung):
        return []
    case.contact_told = rung
    owner = case.job_coach_id or roster.coordinator(today)
    above = roster.acting_for(roster.coordinators, today) if rung == "coordinator" else []
    tell = above or roster.acting_for([owner], today)
    return [DeadlineMissed(case.case_id, case.pupil_id, CHECK_IN, case.case_id, case.contact_by, owner, tell, rung)]
