"""Somebody makes an account with the link from an invitation; the link does not work again."""

from dataclasses import dataclass
from datetime import datetime

from services.directory.domain import account_rules
from services.directory.domain.account import Account, check_password
from services.directory.handlers.proofs import hash_password, step_of
from services.directory.storage.accounts import Accounts
from services.directory.storage.passkeys import Passkeys
from services.directory.storage.sealing import seal
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class AcceptInvitation:
    """`seal` is the portal's key for the secret of the codes."""

    secret: str
    password: str
    totp_secret: str
    code: str
    seal: str


def handle(
    command: AcceptInvitation, accounts: Accounts, passkeys: Passkeys, sessions: Sessions, now: datetime
) -> None:
    invitation = accounts.invitation(command.secret, now)
    check_password(command.password, accounts.person_of(invitation).mail)
    step = step_of(command.code, command.totp_secret, now)
    if step is None:
        raise account_rules.CodeIsOfThisMoment
    sealed = seal(command.totp_secret, command.seal)
    accounts.put(Account(invitation.person_id, hash_password(command.password), sealed, step, now))
    accounts.use_up(invitation)
    passkeys.forget_all(invitation.person_id)  # whoever knew the old password or had an old key is out
    sessions.end_all(invitation.person_id, now)
