"""Accounts, invitations and mistakes, as kept in PostgreSQL."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from services.directory.domain import account_rules
from services.directory.domain.account import FORGOTTEN_AFTER, Account, Identity, Invitation, wait_after
from services.directory.domain.model import Person
from services.directory.domain.session import hash_of
from services.directory.storage.account_tables import accounts, failed_proofs, identities, invitations
from services.directory.storage.passkey_tables import passkeys
from services.directory.storage.tables import people, roles

# Takes the row, so that many attempts at once stand in line like one after the other.
_TAKE = text(
    "INSERT INTO failed_proofs (attempt_hash, failures, last_at) VALUES (:attempt, 0, :now)"
    " ON CONFLICT (attempt_hash) DO UPDATE SET failures = failed_proofs.failures RETURNING failures, last_at"
)
_NOTE = text("UPDATE failed_proofs SET failures = failures + 1, last_at = :now WHERE attempt_hash = :attempt")


class Accounts:
    def __init__(self, session: Session) -> None:
        self._session = session

    def by_mail(self, mail: str) -> tuple[Person, Account] | None:
        """Give the person with this address who has an account; taken, because a code is used once."""
        query = select(Person, Account).join(Account, accounts.c.person_id == people.c.person_id)
        found = self._session.execute(query.where(people.c.mail == mail.lower()).with_for_update(of=Account)).first()
        return (found[0], found[1]) if found else None

    def identity(self, issuer: str, subject: str) -> Identity | None:
        """Give who is known by this at a provider."""
        return self._session.get(Identity, (issuer, subject))

    def is_linked(self, issuer: str, person_id: UUID) -> bool:
        """Tell whether somebody is known by something else at this provider."""
        table = identities.c
        query = select(table.subject).where(table.issuer == issuer, table.person_id == person_id)
        return self._session.scalar(query) is not None

    def link(self, identity: Identity) -> None:
        self._session.add(identity)

    def put(self, account: Account) -> None:
        """Let this be how the person proves who he is, instead of what was there."""
        self._session.merge(account)

    def has_password(self, person_id: UUID) -> bool:
        """Tell whether somebody can sign in with a password and a code."""
        return self._session.get(Account, person_id) is not None

    def has_another_way(self, person_id: UUID) -> bool:
        """Tell whether somebody can sign in without a passkey: with a password, or at the own organisation."""
        linked = select(identities.c.subject).where(identities.c.person_id == person_id).limit(1)
        return self.has_password(person_id) or self._session.scalar(linked) is not None

    def has_way_in(self, person_id: UUID) -> bool:
        """Tell whether somebody can sign in, in whatever way."""
        key = select(passkeys.c.passkey_id).where(passkeys.c.person_id == person_id).limit(1)
        return self.has_another_way(person_id) or self._session.scalar(key) is not None

    def drop(self, person_id: UUID) -> None:
        """Let the password and the codes of somebody prove nothing any more."""
        self._session.execute(delete(Account).where(accounts.c.person_id == person_id))

    def invite(self, invitation: Invitation) -> None:
        """Let this be the one invitation of the person."""
        self.take_back(invitation.person_id)
        self._session.add(invitation)

    def invitation(self, secret: str, now: datetime) -> Invitation:
        """Give the invitation with this secret, taken for whoever uses it."""
        found = self._session.get(Invitation, hash_of(secret), with_for_update=True)
        if found is None or found.expires_at <= now:
            raise account_rules.InvitationNotFound
        return found

    def link_of(self, invitation_id: UUID, now: datetime) -> Invitation:
        """Give a link of this invitation, taken, so that nobody uses it up or takes it back meanwhile."""
        table = invitations.c
        query = select(Invitation).where(table.invitation_id == invitation_id, table.expires_at > now).limit(1)
        found = self._session.scalars(query.with_for_update()).one_or_none()
        if found is None:
            raise account_rules.InvitationNotFound(invitation_id)
        return found

    def add_link(self, invitation: Invitation) -> None:
        self._session.add(invitation)

    def invited_until(self, person_id: UUID, now: datetime) -> datetime | None:
        """Tell until when an invitation of somebody works, if there is one."""
        table = invitations.c
        query = select(func.max(table.expires_at)).where(table.person_id == person_id, table.expires_at > now)
        until: datetime | None = self._session.scalar(query)
        return until

    def take_back(self, person_id: UUID) -> None:
        """Let no link of somebody work any more."""
        self._session.execute(delete(Invitation).where(invitations.c.person_id == person_id))

    def use_up(self, invitation: Invitation) -> None:
        """Let neither this link work again, nor another one of the same invitation."""
        self.take_back(invitation.person_id)

    def has_admin(self) -> bool:
        """Tell whether an administrator can sign in already."""
        ways_in = (accounts.c.person_id, passkeys.c.person_id)
        queries = (select(each).where(each == roles.c.person_id, roles.c.role == "admin").limit(1) for each in ways_in)
        return any(self._session.scalar(query) is not None for query in queries)

    def wait(self, mail: str, address: str, now: datetime) -> timedelta:
        """How long this attempt must still wait; holds the others from there until this one is done."""
        row = self._session.execute(_TAKE, {"attempt": _attempt(mail, address), "now": now}).one()
        until: datetime = row.last_at + wait_after(row.failures)
        return max(until - now, timedelta())

    def note_failure(self, mail: str, address: str, now: datetime) -> None:
        self._session.execute(_NOTE, {"attempt": _attempt(mail, address), "now": now})

    def forget_failures(self, mail: str, address: str, now: datetime) -> None:
        """Start anew for somebody who proved who he is, and forget mistakes of long ago."""
        table = failed_proofs.c
        old = (table.attempt_hash == _attempt(mail, address)) | (table.last_at < now - FORGOTTEN_AFTER)
        self._session.execute(delete(failed_proofs).where(old))

    def person_of(self, invitation: Invitation) -> Person:
        """Give whom an invitation is for."""
        return self._session.get_one(Person, invitation.person_id)


def _attempt(mail: str, address: str) -> bytes:
    return hashlib.sha256(f"{mail.lower()}\n{address}".encode()).digest()
