"""A promise comes near its day or is past it: the owner, then whoever can step in, then the coordinator hears so."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer, Timers
from services.aftercare.domain import promise_clock
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import Policy
from services.aftercare.handlers.promise_clocks import set_promises
from services.aftercare.storage.cases import Cases


def handle(
    due: DueTimer, cases: Cases, roster: Roster, *, policy: Policy, timers: Timers, now: datetime
) -> Sequence[CaseEvent]:
    """Tell what has come, and wait for what comes next."""
    case = cases.lock(CaseId(due.case_id))
    told = promise_clock.tell(case, policy, roster, now)
    set_promises(case, policy, timers)
    return told
