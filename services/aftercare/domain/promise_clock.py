"""The clock of promises: a reminder to the owner, then whoever can step in, then the coordinator; nothing is told twice."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from services.aftercare.domain import talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.events import DeadlineApproaching, DeadlineMissed, Rung
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.ladder import RUNGS
from services.aftercare.domain.local_time import day_of, end_of, office_opens
from services.aftercare.domain.people import WERKCONSULENT, Roster
from services.aftercare.domain.policy import PROMISE_ESCALATION, PROMISE_REMINDER, Policy
from services.aftercare.domain.promise import Promise


def owner_of(case: Case, promise: Promise, roster: Roster, today: date) -> PersonId | None:
    """Give who has that part today: the werkconsulent of the conversation or the job coach, else the coordinator."""
    held = talk.find(case, promise.conversation_id)
    mine = held.werkconsulent_id if promise.owner == WERKCONSULENT else None
    return mine or case.job_coach_id or roster.coordinator(today)


def next_moment(case: Case, policy: Policy) -> datetime | None:
    """Give when somebody must hear next of a promise that is still open; it may have passed."""
    waiting = [moment for each in case.promises for _rung, moment in _ahead(each, policy)]
    return min(waiting, default=None)


def tell(case: Case, policy: Policy, roster: Roster, now: datetime) -> Sequence[CaseEvent]:
    """Tell of each open promise what was not told yet and whose moment has come, in the order of the ladder."""
    if not case.is_open:
        return []
    events: list[CaseEvent] = []
    for promise in case.promises:
        for rung in [rung for rung, moment in _ahead(promise, policy) if moment <= now]:
            promise.told = rung
            events += _told(case, promise, rung, roster, day_of(now))
    return events


def _ahead(promise: Promise, policy: Policy) -> Iterator[tuple[Rung, datetime]]:
    """Give the rungs that were not told, each with its moment; who promised for tomorrow needs no reminder today."""
    if not promise.is_open:
        return
    said = RUNGS.index(promise.told) if promise.told else -1
    reminder = policy.term(PROMISE_REMINDER, promise.recorded_on).amount
    remind_on = policy.working_days.before(promise.due_on, reminder)
    escalate_on = policy.working_days.end_of(policy.term(PROMISE_ESCALATION, promise.recorded_on), promise.due_on)
    moments = (office_opens(remind_on), end_of(promise.due_on), end_of(escalate_on))
    for at, (rung, moment) in enumerate(zip(RUNGS, moments, strict=True)):
        if at > said and (rung != "owner" or remind_on > promise.recorded_on):
            yield rung, moment


def _told(case: Case, promise: Promise, rung: Rung, roster: Roster, today: date) -> Sequence[CaseEvent]:
    is_late = today > promise.due_on
    if is_late == (rung == "owner"):
        return []  # a reminder that comes too late reminds of nothing
    owner = owner_of(case, promise, roster, today)
    kind = DeadlineMissed if is_late else DeadlineApproaching
    tell_ids = _people(case, promise, rung, owner, roster, today)
    return [
        kind(case.case_id, case.pupil_id, "promise", promise.promise_id, promise.due_on, owner, tell_ids, rung),
    ]


def _people(
    case: Case, promise: Promise, rung: Rung, owner: PersonId | None, roster: Roster, today: date
) -> list[PersonId]:
    """Name who stands on a rung; the job coach and the werkconsulent of the conversation stand in for each other."""
    if rung == "coordinator" and roster.coordinators:
        return roster.acting_for(roster.coordinators, today)
    if rung == "owner":
        return roster.acting_for([owner], today)
    held = talk.find(case, promise.conversation_id)
    return roster.acting_for([owner, held.werkconsulent_id, case.job_coach_id], today)
