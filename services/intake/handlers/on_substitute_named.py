"""Somebody does an absent colleague's work, and so may read that colleague's pupils for as long."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.storage.readers import Readers


@dataclass(frozen=True)
class SubstituteNamed:
    """What intake reads of the directory's event; nothing named means that the work returned."""

    person_id: UUID
    substitute_id: UUID | None
    until: date | None


def handle(message: SubstituteNamed, readers: Readers) -> list[Event]:
    """Begin or end the substitution."""
    if message.substitute_id and message.until:
        readers.stand_in(message.person_id, message.substitute_id, message.until)
    else:
        readers.stand_in_no_more(message.person_id)
    return []
