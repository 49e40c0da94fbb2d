"""Nobody confirmed in time where a young person is: from now on it reads "not recently confirmed"."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer, Timers
from services.aftercare.domain import destination
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import Policy
from services.aftercare.handlers import contact_clocks
from services.aftercare.storage.cases import Cases


def handle(
    due: DueTimer, cases: Cases, roster: Roster, *, policy: Policy, timers: Timers, now: datetime
) -> Sequence[CaseEvent]:
    """Tell the owner, and wait for the day on which they would be out of sight."""
    case = cases.lock(CaseId(due.case_id))
    events = destination.expire(case, roster, day_of(now))
    if events:
        contact_clocks.set_out_of_sight(case, policy, timers)
    return events
