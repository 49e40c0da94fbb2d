"""Nobody said in time which last day of a contract is right: the coordinator hears so."""

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
    """Escalate to the coordinator; the question stays open."""
    return deadlines.escalate_claim(cases.lock(CaseId(due.case_id)), roster, day_of(now))
