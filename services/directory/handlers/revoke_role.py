"""Somebody stops doing something; the services that hear of it find another owner for the work."""

from dataclasses import dataclass
from uuid import UUID

from services.directory.domain import rules
from services.directory.domain.events import Event, RoleRevoked
from services.directory.storage.people import People


@dataclass(frozen=True)
class RevokeRole:
    person_id: UUID
    role_id: UUID


def handle(command: RevokeRole, people: People) -> list[Event]:
    admins = people.lock_admins()  # before the person, so that two requests lock in one order
    person = people.lock(command.person_id)
    was_admin = person.has_role("admin")
    role = person.revoke(command.role_id)
    if was_admin and not person.has_role("admin") and admins == 1:
        raise rules.RegionKeepsAnAdmin
    return [RoleRevoked(role.role_id, person.person_id, role.role, role.organisation_id)]
