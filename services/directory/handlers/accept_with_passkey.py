"""Somebody makes an account with the link from an invitation and a passkey; no password, no codes."""

from dataclasses import dataclass
from datetime import datetime

from services.directory.handlers.passkey_proofs import Answer
from services.directory.handlers.register_passkey import keep
from services.directory.storage.accounts import Accounts
from services.directory.storage.passkeys import Passkeys
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class AcceptWithPasskey:
    """`secret` is that of the invitation."""

    secret: str
    name: str
    answer: Answer


def handle(
    command: AcceptWithPasskey, accounts: Accounts, passkeys: Passkeys, sessions: Sessions, now: datetime
) -> bool:
    """Make the account; False when the answer proves nothing."""
    invitation = accounts.invitation(command.secret, now)
    earlier = passkeys.of(invitation.person_id)
    if keep(command.answer, command.name, invitation.person_id, passkeys, now) is None:
        return False
    for each in earlier:  # whoever had the old keys or knew the old password is out
        passkeys.remove(each)
    accounts.drop(invitation.person_id)
    accounts.use_up(invitation)
    sessions.end_all(invitation.person_id, now)
    return True
