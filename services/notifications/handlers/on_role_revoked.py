"""Somebody no longer acts in a role: he is no longer told because of it."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.storage.people import People


@dataclass(frozen=True)
class RoleRevoked:
    role_id: UUID
    person_id: UUID
    role: str | None = None
    organisation_id: UUID | None = None


def handle(message: RoleRevoked, people: People) -> None:
    people.revoke(message.role_id, message.person_id, message.role, message.organisation_id)
