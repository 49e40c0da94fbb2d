"""A page is asked for: who is this, and does that person still hold the role."""

from dataclasses import dataclass
from datetime import datetime

from services.directory.domain import account_rules
from services.directory.domain.model import Person
from services.directory.domain.session import SignedIn
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class UseSession:
    secret: str


def handle(command: UseSession, people: People, sessions: Sessions, now: datetime) -> tuple[SignedIn, Person]:
    """Give the session and its person; one that has ended is not found, and a role taken away ends it."""
    signed_in = sessions.with_secret(command.secret)
    person = people.get(signed_in.person_id)
    if not signed_in.is_open(now):
        raise account_rules.SessionNotFound
    if signed_in.role is not None and not person.holds(signed_in.role, signed_in.organisation_id):
        raise account_rules.SessionNotFound
    signed_in.use(now)
    return signed_in, person
