"""Whoever was asked to take a case over need not decide any more: he reads no more."""

from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.storage.readers import Readers


@dataclass(frozen=True)
class CaseTransferEnded:
    """What intake reads of aftercare's event."""

    case_id: UUID


def handle(message: CaseTransferEnded, readers: Readers) -> list[Event]:
    """End the right of whoever was asked."""
    readers.release(message, "asked_job_coach")
    return []
