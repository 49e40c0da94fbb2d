"""A colleague may make an account, or make it anew: a link that works once, shown to the administrator and mailed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from messaging.ids import uuid7
from services.directory.domain.account import INVITATION_LASTS, Invitation
from services.directory.domain.events import Event, PersonInvited
from services.directory.domain.session import hash_of, new_secret
from services.directory.storage.accounts import Accounts
from services.directory.storage.people import People


@dataclass(frozen=True)
class InvitePerson:
    person_id: UUID


@dataclass(frozen=True)
class Link:
    """What the link holds, told once, and until when it works."""

    secret: str
    expires_at: datetime


def handle(command: InvitePerson, people: People, accounts: Accounts, now: datetime) -> tuple[Link, list[Event]]:
    """Give the link; those of earlier invitations stop working."""
    person = people.lock(command.person_id)
    link = Link(new_secret(), now + INVITATION_LASTS)
    invitation = Invitation(hash_of(link.secret), person.person_id, link.expires_at, uuid7())
    accounts.invite(invitation)
    return link, [PersonInvited(person.person_id, invitation.invitation_id, link.expires_at)]
