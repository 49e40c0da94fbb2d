"""Nobody spoke with a young person for too long, and nobody knows where they are: somebody must find them."""

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
    """Give the signal; when somebody was spoken with meanwhile, look again later."""
    case, today = cases.lock(CaseId(due.case_id)), day_of(now)
    events = destination.lose_sight(case, policy, roster, today)
    is_later = case.is_within_the_two_years(today) and destination.out_of_sight_from(case, policy) > today
    if not events and is_later:
        contact_clocks.set_out_of_sight(case, policy, timers)
    return events
