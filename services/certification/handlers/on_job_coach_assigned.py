"""A job coach is responsible for a case: that person may see the trajectories, the former one no longer."""

from dataclasses import dataclass
from uuid import UUID

from services.certification.storage.relations import Relations


@dataclass(frozen=True)
class JobCoachAssigned:
    case_id: UUID
    pupil_id: UUID
    job_coach_id: UUID


def handle(message: JobCoachAssigned, relations: Relations) -> None:
    """Let the job coach read."""
    relations.coach(message.case_id, message.pupil_id, message.job_coach_id)
