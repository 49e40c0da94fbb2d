"""Somebody signed in: from now on this browser speaks for this person, in one role."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.directory.domain import account_rules
from services.directory.domain.session import SignedIn, hash_of, new_secret
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class BeginSession:
    """How long it lasts at most, and without anybody doing something; in seconds."""

    person_id: UUID
    role: str | None
    organisation_id: UUID | None
    idle_seconds: int
    lasts_seconds: int


def handle(command: BeginSession, people: People, sessions: Sessions, now: datetime) -> str:
    """Give the secret that the browser keeps; here only its hash stays."""
    person = people.get(command.person_id)
    if command.role is not None and not person.holds(command.role, command.organisation_id):
        raise account_rules.RoleIsHeld
    secret = new_secret()
    ends_at = now + timedelta(seconds=command.lasts_seconds)
    sessions.forget_old(now)
    sessions.add(
        SignedIn(
            hash_of(secret),
            person.person_id,
            command.role,
            command.organisation_id,
            began_at=now,
            seen_at=now,
            idle_seconds=command.idle_seconds,
            ends_at=ends_at,
        )
    )
    return secret
