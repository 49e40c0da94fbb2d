"""A job coach accepts a case: this young person is mine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class AcceptCase:
    case_id: CaseId


def handle(
    command: AcceptCase, cases: Cases, now: datetime, timers: Timers | None = None
) -> tuple[Case, Sequence[CaseEvent]]:
    """Accept it; twice is harmless. A clock that is left to ring finds nothing to tell. Gives the case."""
    case = cases.lock(command.case_id)
    events = case.accept(now)
    if timers:
        clocks.set_acceptance(case, timers)
    return case, events
