"""The mail of an invitation is about to go: it gets a link of its own, so that no link has to be kept until then."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.directory.domain.account import Invitation
from services.directory.domain.session import hash_of, new_secret
from services.directory.handlers.invite_person import Link
from services.directory.storage.accounts import Accounts


@dataclass(frozen=True)
class MakeInvitationLink:
    invitation_id: UUID


def handle(command: MakeInvitationLink, accounts: Accounts, now: datetime) -> Link:
    """Give one more link of an invitation that still works; its end is that of the invitation."""
    known = accounts.link_of(command.invitation_id, now)
    secret = new_secret()
    accounts.add_link(Invitation(hash_of(secret), known.person_id, known.expires_at, known.invitation_id))
    return Link(secret, known.expires_at)
