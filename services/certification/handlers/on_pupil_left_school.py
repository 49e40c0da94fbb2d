"""A pupil left school: the trajectory goes on, with the same school."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.certification.storage.relations import Relations


@dataclass(frozen=True)
class PupilLeftSchool:
    pupil_id: UUID
    school_id: UUID
    left_on: date


def handle(message: PupilLeftSchool, relations: Relations) -> None:
    """Know since when; a corrected day takes the place of the first."""
    relations.keep_pupil(message.pupil_id, message.school_id, message.left_on)
