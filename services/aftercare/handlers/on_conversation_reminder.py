"""The deadline of a conversation comes near: whoever must hold it hears so, unless it is planned in time."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer
from services.aftercare.domain import deadlines
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.storage.cases import Cases


def handle(due: DueTimer, cases: Cases, roster: Roster, now: datetime) -> Sequence[CaseEvent]:
    """Remind the owner."""
    return deadlines.remind(cases.lock(CaseId(due.case_id)), roster, day_of(now))
