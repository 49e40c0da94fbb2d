"""A young person has a job coach: the coach must take the case on, the school should know whom to call."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class JobCoachAssigned:
    case_id: UUID
    pupil_id: UUID
    job_coach_id: UUID


def handle(message: JobCoachAssigned, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    case.assign(message.pupil_id, message.job_coach_id)
    teller.circle.keep(case)
    fact = teller.fact(paths.young_person(message.pupil_id), message.pupil_id, case_id=message.case_id)
    teller.tell(fact, act=[message.job_coach_id], know=teller.school_of(case))
