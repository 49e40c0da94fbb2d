"""Somebody may act in a role: from now on he may be told."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain.model import Role
from services.notifications.storage.people import People


@dataclass(frozen=True)
class RoleGranted:
    role_id: UUID
    person_id: UUID
    role: str
    organisation_id: UUID
    municipalities: list[str]


def handle(message: RoleGranted, people: People) -> None:
    people.grant(
        Role(message.role_id, message.person_id, message.role, message.organisation_id, message.municipalities)
    )
