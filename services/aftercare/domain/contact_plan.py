"""The contact plan of a case: laid out from the template, counted again when what it hangs on moves, moved by hand with a reason."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.check_in import CheckIn, Counted
from services.aftercare.domain.contact_rules import (
    CheckInIsDone,
    CheckInMovesAhead,
    CheckInNotFound,
    CheckInStaysWithinTheTwoYears,
)
from services.aftercare.domain.contact_template import Step
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.plan_events import CheckInMoved
from services.aftercare.domain.policy import Policy

COUNTS_AHEAD: Final = timedelta(days=14)  # who was reached shortly before a contact moment need not be called again


def lay_out(case: Case, policy: Policy) -> bool:
    """Put every moment where the template now puts it; tells whether the day of the next contact is another one.

    Moments before the case was opened nobody missed: they are not planned.
    """
    before = case.contact_by
    wanted = {each.moment: each for each in _counted(case, policy)}
    for known in case.check_ins:
        known.follow(wanted.pop(known.moment, None))
    case.check_ins += [CheckIn.planned(case.case_id, each) for each in wanted.values()]
    case.check_ins.sort(key=lambda one: (one.due_on, one.moment))
    _settle(case)
    return case.contact_by != before


def reached(case: Case, on: date) -> Sequence[CheckIn]:
    """Know that somebody spoke with the young person: gives the moments that are settled by it."""
    case.last_contact_on = max(on, case.last_contact_on or on)
    case.contact_again_on = case.out_of_sight_on = None
    return _settle(case)


def try_again(case: Case, on: date) -> None:
    """Know that nobody was reached: the next contact is on this day, whatever the plan says."""
    case.contact_again_on = on
    _settle(case)


def find(case: Case, moment: str) -> CheckIn:
    """Find one of its moments."""
    for one in case.check_ins:
        if one.moment == moment and one.state != "dropped":
            return one
    raise CheckInNotFound(moment)


def move(case: Case, moment: str, to: date, because: str, by: PersonId, today: date) -> Sequence[CaseEvent]:
    """Put a moment on a day that somebody chose; the same day again is harmless."""
    case.check_open()
    one = find(case, moment)
    if one.done_on is not None:
        raise CheckInIsDone(one.done_on)
    if to == one.due_on:
        return []
    if to < today:
        raise CheckInMovesAhead(today)
    if to > max(case.ends_on, today):
        raise CheckInStaysWithinTheTwoYears(case.ends_on)
    was = one.due_on
    one.move(to, because, by)
    _settle(case)
    return [CheckInMoved(case.case_id, case.pupil_id, moment, to, was, because)]


def planned(case: Case) -> Sequence[CheckIn]:
    """Give the moments that are part of the plan, the first one first."""
    return sorted((one for one in case.check_ins if one.state != "dropped"), key=lambda one: one.due_on)


def _settle(case: Case) -> Sequence[CheckIn]:
    """Settle what the last contact settles, and see which day comes next."""
    last = case.last_contact_on
    settled = [one for one in case.check_ins if last and one.is_planned and one.due_on <= last + COUNTS_AHEAD]
    for one in settled:
        one.settle(last or one.due_on)
    following = min((one.due_on for one in case.check_ins if one.is_planned), default=None)
    next_by = case.contact_again_on or following
    if next_by != case.contact_by:
        case.contact_by, case.contact_told = next_by, None
    return settled


def _counted(case: Case, policy: Policy) -> Iterator[Counted]:
    last = case.ends_on
    for step in policy.contact_steps(case.school_id, case.left_on):
        for anchored_on, name in _anchors(case, step):
            counted_on, due_on = policy.contact_day(step, anchored_on)
            if case.opened_on <= counted_on <= last:
                yield Counted(step.code + name, anchored_on, counted_on, due_on)


def _anchors(case: Case, step: Step) -> Iterator[tuple[date, str]]:
    """Give the days that a step hangs on, each with what tells its moment from the others of this step."""
    if step.anchor == "contract_start":
        yield from ((one.begins_on, f"-{one.contract_id}") for one in case.contracts)
    elif step.anchor == "conversation_held":
        held = ((one.held_on, one.conversation_id) for one in case.conversations)
        yield from ((on, f"-{conversation_id}") for on, conversation_id in held if on)
    else:
        yield case.left_on, ""
