"""Somebody does an absent colleague's work, and so may see that colleague's trajectories for as long."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.certification.storage.relations import Relations


@dataclass(frozen=True)
class SubstituteNamed:
    """What certification reads of the directory's event; nobody named means that the work returned."""

    person_id: UUID
    substitute_id: UUID | None
    until: date | None


def handle(message: SubstituteNamed, relations: Relations) -> None:
    """Begin or end the substitution."""
    if message.substitute_id and message.until:
        relations.stand_in(message.person_id, message.substitute_id, message.until)
    else:
        relations.stand_in_no_more(message.person_id)
