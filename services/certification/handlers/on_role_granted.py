"""Somebody may act in a role: what the API asks a later request in that role."""

from dataclasses import dataclass
from uuid import UUID

from access.roles import HeldRoles


@dataclass(frozen=True)
class RoleGranted:
    role_id: UUID
    person_id: UUID
    role: str
    organisation_id: UUID


def handle(message: RoleGranted, held: HeldRoles) -> None:
    """Keep a copy."""
    held.grant(message.role_id, message.person_id, message.role, message.organisation_id)
