"""A case has no job coach any more, and no successor yet: the former one reads no more."""

from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.storage.readers import Readers


@dataclass(frozen=True)
class JobCoachReleased:
    """What intake reads of aftercare's event."""

    case_id: UUID


def handle(message: JobCoachReleased, readers: Readers) -> list[Event]:
    """End the right of the job coach."""
    readers.release(message, "job_coach")
    return []
