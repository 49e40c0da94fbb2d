"""Somebody hands a young person over warmly at the end of the two years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.aftercare.domain import handing_over
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.handing_over import HandOver
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class HandOverCase:
    case_id: CaseId
    done: HandOver


def handle(command: HandOverCase, cases: Cases, now: datetime) -> tuple[Case, Sequence[CaseEvent]]:
    """Record it; after the two years the case closes with it. Gives the case."""
    case = cases.lock(command.case_id)
    return case, handing_over.record(case, command.done, day_of(now))
