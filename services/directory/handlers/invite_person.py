"""A colleague may make an account, or make it anew: a link that works once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.directory.domain.account import INVITATION_LASTS, Invitation
from services.directory.domain.session import hash_of, new_secret
from services.directory.storage.accounts import Accounts
from services.directory.storage.people import People


@dataclass(frozen=True)
class InvitePerson:
    person_id: UUID


def handle(command: InvitePerson, people: People, accounts: Accounts, now: datetime) -> tuple[str, datetime]:
    """Give what the link holds, and until when it works."""
    person = people.get(command.person_id)
    secret, expires_at = new_secret(), now + INVITATION_LASTS
    accounts.invite(Invitation(hash_of(secret), person.person_id, expires_at))
    return secret, expires_at
