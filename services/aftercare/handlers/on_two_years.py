"""The two years are over: the case closes, unless somebody still owes a conversation or nobody took over yet."""

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
    """Close it or say that it stays open; that nobody took over the coordinator hears. Ringing again tells nothing new."""
    case, today = cases.lock(CaseId(due.case_id)), day_of(now)
    told = handing_over.close_or_wait(case, today)
    return [*told, *deadlines.escalate_hand_over(case, roster, today)] if told else []
