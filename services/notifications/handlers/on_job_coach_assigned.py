"""A young person has a job coach: the coach must take the case on, the school should know whom to call."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller

TRANSFER: Final = "transfer"


@dataclass(frozen=True)
class JobCoachAssigned:
    case_id: UUID
    pupil_id: UUID
    job_coach_id: UUID
    accept_by: date | None = None
    for_person_id: UUID | None = None
    previous_job_coach_id: UUID | None = None
    because: str | None = None

    @property
    def on_behalf(self) -> dict[UUID, UUID]:
        """Say for which absent colleague the job coach does this."""
        return {self.job_coach_id: self.for_person_id} if self.for_person_id else {}


def handle(message: JobCoachAssigned, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    case.assign(message.pupil_id, message.job_coach_id)
    teller.circle.keep(case)
    path = paths.young_person(message.pupil_id)
    fact = teller.fact(path, message.pupil_id, case_id=message.case_id, due_on=message.accept_by)
    was_asked = message.because == TRANSFER  # then he hears that his question was answered
    before = [message.previous_job_coach_id] if message.previous_job_coach_id and not was_asked else []
    know = [*before, *teller.school_of(case)]
    teller.tell(fact, act=[message.job_coach_id], know=know, on_behalf=message.on_behalf)
