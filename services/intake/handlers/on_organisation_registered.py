"""A school or municipality is known, or has a new name: rows may name it from now on."""

from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.storage.places import Places


@dataclass(frozen=True)
class OrganisationRegistered:
    """What intake reads of the directory's event."""

    organisation_id: UUID
    kind: str
    code: str
    name: str
    school_type: str | None = None


def handle(message: OrganisationRegistered, places: Places) -> list[Event]:
    """Keep a copy of schools and municipalities; no row names another kind of body."""
    if message.kind == "school":
        places.keep_school(message.organisation_id, message.code, message.name, message.school_type)
    if message.kind == "municipality":
        places.keep_municipality(message.organisation_id, message.code, message.name)
    return []
