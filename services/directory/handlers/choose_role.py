"""Somebody with several roles says in which one this session works."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.directory.domain import account_rules
from services.directory.handlers import use_session
from services.directory.handlers.use_session import UseSession
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class ChooseRole:
    secret: str
    role_id: UUID


def handle(command: ChooseRole, people: People, sessions: Sessions, now: datetime) -> None:
    signed_in, person = use_session.handle(UseSession(command.secret), people, sessions, now)
    held = next((each for each in person.roles if each.role_id == command.role_id), None)
    if held is None:
        raise account_rules.RoleIsHeld
    signed_in.role, signed_in.organisation_id = held.role, held.organisation_id
