"""The last day of a contract is over: it ends by itself, nobody has to report it."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer, Timers
from services.aftercare.domain import work
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


def handle(due: DueTimer, cases: Cases, timers: Timers, now: datetime) -> Sequence[CaseEvent]:
    """End what is over, and wait for the next."""
    case = cases.lock(CaseId(due.case_id))
    events = work.end_what_is_over(case, day_of(now))
    clocks.set_contract_end(case, timers)
    return events
