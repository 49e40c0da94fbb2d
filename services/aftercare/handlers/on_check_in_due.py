"""A contact moment comes near: whoever must call the young person hears so."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer, Timers
from services.aftercare.domain import contact_clock
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
    """Tell the owner, and wait for the day itself."""
    case = cases.lock(CaseId(due.case_id))
    if contact_clock.is_near(case, policy, day_of(now)):
        contact_clocks.set_contact_missed(case, policy, timers)
    return contact_clock.due(case, policy, roster, day_of(now))
