"""A case is open longer than was said, or again: whoever served it when it closed may read the pupil again."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.storage.readers import Readers

# Whatever the day; a leaving that was corrected opens a case whose last day is to come.
STILL_OPEN = {"conversation_owed", "hand_over_owed", "last_day_claimed"}


@dataclass(frozen=True)
class AftercareExtended:
    """What intake reads of aftercare's event."""

    case_id: UUID
    ends_on: date
    reason: str


def handle(message: AftercareExtended, readers: Readers, today: date) -> list[Event]:
    """Give the rights back that ended with the case; who lost the task itself has been replaced or is told of anew."""
    if message.reason in STILL_OPEN or message.ends_on >= today:
        readers.resume(message)
    return []
