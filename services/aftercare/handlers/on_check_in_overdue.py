"""The day of a contact moment has passed and nobody was reached: the substitute hears so."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer
from services.aftercare.domain import contact_clock
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.storage.cases import Cases


def handle(due: DueTimer, cases: Cases, roster: Roster, now: datetime) -> Sequence[CaseEvent]:
    """Escalate to the substitute."""
    return contact_clock.escalate(cases.lock(CaseId(due.case_id)), "substitute", roster, day_of(now))
