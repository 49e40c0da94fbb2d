"""The two years are over: the case closes, unless somebody still owes a conversation."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.storage.cases import Cases


def handle(due: DueTimer, cases: Cases, now: datetime) -> Sequence[CaseEvent]:
    """Close it or say that it stays open."""
    return cases.lock(CaseId(due.case_id)).keep_open_or_close(day_of(now), "two_years_over")
