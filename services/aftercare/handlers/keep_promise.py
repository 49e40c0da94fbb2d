"""What was promised in a conversation is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.aftercare.domain import promising
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class KeepPromise:
    case_id: CaseId
    promise_id: UUID
    done_by: PersonId


def handle(command: KeepPromise, cases: Cases, now: datetime) -> tuple[Case, Sequence[CaseEvent]]:
    """Know that it was done. Gives the case."""
    case = cases.lock(command.case_id)
    return case, promising.do(case, command.promise_id, day_of(now), command.done_by)
