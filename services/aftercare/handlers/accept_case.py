"""A job coach accepts a case: this young person is mine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class AcceptCase:
    case_id: CaseId


def handle(command: AcceptCase, cases: Cases, now: datetime) -> tuple[Case, Sequence[CaseEvent]]:
    """Accept it; twice is harmless. Gives the case."""
    case = cases.lock(command.case_id)
    return case, case.accept(now)
