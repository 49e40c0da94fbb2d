"""A case has no job coach any more, and no successor yet: the former one sees the trajectories no more."""

from dataclasses import dataclass
from uuid import UUID

from services.certification.storage.relations import Relations


@dataclass(frozen=True)
class JobCoachReleased:
    case_id: UUID


def handle(message: JobCoachReleased, relations: Relations) -> None:
    """End the right of the job coach."""
    relations.release(message.case_id)
