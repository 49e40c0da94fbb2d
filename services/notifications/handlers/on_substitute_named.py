"""Somebody is away, or back: until then a colleague is told too."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain.model import Absence
from services.notifications.storage.people import People


@dataclass(frozen=True)
class SubstituteNamed:
    person_id: UUID
    substitute_id: UUID | None = None
    until: date | None = None


def handle(message: SubstituteNamed, people: People) -> None:
    if message.substitute_id is None:
        people.back(message.person_id)
    else:
        people.away(Absence(message.person_id, message.substitute_id, message.until))
