"""A pupil enters the platform: from now on the school may start a trajectory."""

from dataclasses import dataclass
from uuid import UUID

from services.certification.storage.relations import Relations


@dataclass(frozen=True)
class PupilRegistered:
    pupil_id: UUID
    school_id: UUID


def handle(message: PupilRegistered, relations: Relations) -> None:
    """Know whose pupil this is."""
    relations.keep_pupil(message.pupil_id, message.school_id)
