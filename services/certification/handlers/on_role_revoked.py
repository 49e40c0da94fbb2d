"""Somebody no longer acts in a role: the next request in it is refused, also with a token that is still good."""

from dataclasses import dataclass
from uuid import UUID

from access.roles import HeldRoles


@dataclass(frozen=True)
class RoleRevoked:
    """What certification reads of the directory's event; older ones do not name the role."""

    role_id: UUID
    person_id: UUID
    role: str | None = None
    organisation_id: UUID | None = None


def handle(message: RoleRevoked, held: HeldRoles) -> None:
    """Remember that it is over."""
    held.revoke(message.role_id, message.person_id, message.role, message.organisation_id)
