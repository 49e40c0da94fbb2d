"""A school, municipality or other body takes part: its kind and code are kept, its name stays with directory."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain.model import Organisation
from services.notifications.storage.people import People


@dataclass(frozen=True)
class OrganisationRegistered:
    organisation_id: UUID
    kind: str
    code: str


def handle(message: OrganisationRegistered, people: People) -> None:
    people.register(Organisation(message.organisation_id, message.kind, message.code))
