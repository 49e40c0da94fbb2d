"""The school tells another last day of a contract: the job coach must say which is right; without one somebody must be found."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class ContractLastDayClaimed:
    case_id: UUID
    pupil_id: UUID
    answer_by: date
    job_coach_id: UUID | None = None


def handle(message: ContractLastDayClaimed, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    path = paths.young_person(message.pupil_id)
    fact = teller.fact(path, message.pupil_id, case_id=message.case_id, due_on=message.answer_by)
    teller.tell_owner(fact, case, message.job_coach_id)
