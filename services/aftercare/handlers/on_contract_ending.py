"""A contract ends before long: somebody is asked whether it is extended, ends, or is not known yet."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer, Timers
from services.aftercare.domain import contract_ending
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import Policy
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


def handle(due: DueTimer, cases: Cases, policy: Policy, timers: Timers, now: datetime) -> Sequence[CaseEvent]:
    """Ask what is due, and wait for the next question."""
    case, today = cases.lock(CaseId(due.case_id)), day_of(now)
    events = contract_ending.ask(case, policy, today)
    clocks.set_contract_ending(case, policy, timers, today)
    return events
