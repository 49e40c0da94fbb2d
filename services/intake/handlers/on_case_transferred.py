"""A case was taken over: the new job coach reads as that, and nobody reads any more because he was asked."""

from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.storage.readers import Readers


@dataclass(frozen=True)
class CaseTransferred:
    """What intake reads of aftercare's event."""

    case_id: UUID


def handle(message: CaseTransferred, readers: Readers) -> list[Event]:
    """End the right of whoever was asked."""
    readers.release(message, "asked_job_coach")
    return []
