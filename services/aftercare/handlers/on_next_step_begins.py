"""The day is over by which the agreed next step had to begin: it did, or owner and coordinator hear that it did not."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer, Timers
from services.aftercare.domain import deadlines, next_step
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.handlers.confirm_next_step import begin
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.reservations import Reservations


def handle(
    due: DueTimer, cases: Cases, roster: Roster, reservations: Reservations, timers: Timers, now: datetime
) -> Sequence[CaseEvent]:
    """Look whether new work began; if nothing did, tell."""
    case, today = cases.lock(CaseId(due.case_id)), day_of(now)
    agreed = next_step.awaited(case)
    begun = agreed and next_step.begun_work(case, agreed)
    if agreed and begun and begun.begins_on <= today:
        return begin(case, agreed, begun.begins_on, reservations, timers, today)
    return deadlines.step_not_begun(case, roster, today)
