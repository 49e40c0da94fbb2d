"""Somebody who signed in just now keeps a passkey, to sign in with from then on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from messaging.ids import uuid7
from services.directory.domain import account_rules
from services.directory.domain.passkey import Passkey, check_fresh, check_number
from services.directory.handlers import use_session
from services.directory.handlers.passkey_proofs import Answer, made
from services.directory.handlers.use_session import UseSession
from services.directory.storage.passkeys import Passkeys
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class RegisterPasskey:
    """`secret` is that of the session."""

    secret: str
    name: str
    answer: Answer


def handle(
    command: RegisterPasskey, people: People, passkeys: Passkeys, sessions: Sessions, now: datetime
) -> Passkey | None:
    """Give the new key; None when the answer proves nothing, and then its question is used up too."""
    signed_in, person = use_session.handle(UseSession(command.secret), people, sessions, now)
    check_fresh(signed_in.began_at, now)
    check_number(len(passkeys.of(person.person_id)))
    return keep(command.answer, command.name, person.person_id, passkeys, now)


def keep(answer: Answer, name: str, person_id: UUID, passkeys: Passkeys, now: datetime) -> Passkey | None:
    """Keep the key of an answer that proves it, to a question that was not answered before."""
    found = made(answer) if passkeys.spend(answer.challenge, now) else None
    if found is None:
        return None
    if passkeys.with_credential(found.credential_id):
        raise account_rules.PasskeyIsNew
    passkey = Passkey(
        uuid7(),
        person_id,
        found.credential_id,
        found.credential_public_key,
        found.sign_count,
        is_backed_up=found.credential_backed_up,
        name=name,
        made_at=now,
    )
    passkeys.add(passkey)
    return passkey
