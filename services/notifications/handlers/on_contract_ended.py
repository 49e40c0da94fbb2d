"""A contract ended: the job coach must get in touch, soon; without a job coach somebody must be found."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class ContractEnded:
    case_id: UUID
    pupil_id: UUID
    job_coach_id: UUID | None = None


def handle(message: ContractEnded, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    case.be_helped_by(message.job_coach_id, case.werkconsulent_id)
    teller.circle.keep(case)
    fact = teller.fact(paths.young_person(message.pupil_id), message.pupil_id, case_id=message.case_id)
    teller.tell_owner(fact, case, message.job_coach_id, know=teller.school_of(case))
