"""A body is known: the region's own code decides which terms hold here."""

from dataclasses import dataclass
from uuid import UUID

from services.aftercare.storage.team import Team


@dataclass(frozen=True)
class OrganisationRegistered:
    """What aftercare reads of it; names stay with the directory."""

    organisation_id: UUID
    kind: str
    code: str
    school_type: str | None = None


def handle(message: OrganisationRegistered, team: Team) -> None:
    """Keep a copy."""
    team.register(message.organisation_id, message.kind, message.code, message.school_type)
