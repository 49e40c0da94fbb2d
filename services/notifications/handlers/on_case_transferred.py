"""A colleague took the case over: whoever gave it knows that it is in good hands."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CaseTransferred:
    case_id: UUID
    pupil_id: UUID
    previous_job_coach_id: UUID


def handle(message: CaseTransferred, teller: Teller) -> None:
    fact = teller.fact(paths.OWN_WORK, message.pupil_id, case_id=message.case_id)
    teller.tell(fact, know=[message.previous_job_coach_id])
