"""Aftercare is over: whoever read the pupil because of this case reads no more."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.storage.readers import Readers


@dataclass(frozen=True)
class AftercareClosed:
    """What intake reads of aftercare's event."""

    case_id: UUID
    closed_on: date


def handle(message: AftercareClosed, readers: Readers) -> list[Event]:
    """End every right that came from this case."""
    readers.end(message, message.closed_on)
    return []
