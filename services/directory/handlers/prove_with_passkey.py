"""Somebody signs in with a passkey: the key says who it is, nobody types a name."""

from dataclasses import dataclass
from datetime import datetime

from services.directory.handlers.passkey_proofs import Answer, credential_of, used
from services.directory.handlers.prove_identity import begin
from services.directory.storage.passkeys import Passkeys
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class ProveWithPasskey:
    answer: Answer
    idle_seconds: int
    lasts_seconds: int


def handle(
    command: ProveWithPasskey, people: People, passkeys: Passkeys, sessions: Sessions, now: datetime
) -> str | None:
    """Give the secret of a new session; None when nothing is proven, and then the question is used up too."""
    if not passkeys.spend(command.answer.challenge, now):
        return None
    passkey = passkeys.with_credential(credential_of(command.answer))
    proof = used(command.answer, passkey) if passkey else None
    if passkey is None or proof is None:
        return None
    passkey.use(proof.new_sign_count, is_backed_up=proof.credential_backed_up, now=now)
    person = people.get(passkey.person_id)
    return begin(person, people, sessions, command.idle_seconds, command.lasts_seconds, now)
