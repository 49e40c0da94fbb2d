"""Somebody throws a passkey away: that device opens nothing any more."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.directory.domain.passkey import check_a_way_in_stays, check_fresh
from services.directory.handlers import use_session
from services.directory.handlers.use_session import UseSession
from services.directory.storage.accounts import Accounts
from services.directory.storage.passkeys import Passkeys
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class RemovePasskey:
    """`secret` is that of the session."""

    secret: str
    passkey_id: UUID


def handle(
    command: RemovePasskey,
    people: People,
    accounts: Accounts,
    passkeys: Passkeys,
    sessions: Sessions,
    now: datetime,
) -> None:
    signed_in, person = use_session.handle(UseSession(command.secret), people, sessions, now)
    passkey = passkeys.own(command.passkey_id, person.person_id)
    check_fresh(signed_in.began_at, now)
    others = len(passkeys.of(person.person_id)) - 1
    check_a_way_in_stays(others, has_another=accounts.has_another_way(person.person_id))
    passkeys.remove(passkey)
