"""A young person was given the diploma of the school: colleagues at school should know, and the job coach."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class DiplomaIssued:
    pupil_id: UUID
    school_id: UUID


def handle(message: DiplomaIssued, teller: Teller) -> None:
    fact = teller.fact(paths.young_person(message.pupil_id), message.pupil_id)
    coaches = teller.circle.job_coaches_of(message.pupil_id)
    teller.tell(fact, know=[*teller.circle.staff_of(message.school_id), *coaches])
