"""The last day of a reserved place is over and the young person did not begin: somebody else can have it."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer
from services.aftercare.domain import reserving
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.reservations import Reservations


def handle(due: DueTimer, cases: Cases, reservations: Reservations, now: datetime) -> Sequence[CaseEvent]:
    """Give the place free, unless it was taken or given free already, or its day was moved."""
    case = cases.lock(CaseId(due.case_id))
    waiting = reservations.waiting(case.case_id)
    if waiting is None or day_of(now) <= waiting.expires_on:
        return []
    events = reserving.give_free(case, waiting, "expired")
    reservations.write(waiting)
    return events
