"""Somebody no longer acts in a role: he is no longer told because of it."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.storage.people import People


@dataclass(frozen=True)
class RoleRevoked:
    role_id: UUID


def handle(message: RoleRevoked, people: People) -> None:
    people.revoke(message.role_id)
