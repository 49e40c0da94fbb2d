"""The two years are nearly over: the job coach is asked to find who takes over, and to hand the case over warmly."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer
from services.aftercare.domain import deadlines, handing_over
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.storage.cases import Cases


def handle(due: DueTimer, cases: Cases, roster: Roster, now: datetime) -> Sequence[CaseEvent]:
    """Ask, once."""
    case, today = cases.lock(CaseId(due.case_id)), day_of(now)
    return deadlines.ask_hand_over(case, roster, today) if handing_over.ask(case, today) else []
