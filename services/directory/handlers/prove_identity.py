"""Somebody signs in with a password and a code; who fails waits a little, who is unknown gets the same answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp

from services.directory.domain import account_rules
from services.directory.domain.account import Account
from services.directory.domain.model import Person
from services.directory.handlers import begin_session
from services.directory.handlers.begin_session import BeginSession
from services.directory.handlers.proofs import is_password, nobodys_hash, step_of
from services.directory.storage.accounts import Accounts
from services.directory.storage.people import People
from services.directory.storage.sealing import opened
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class ProveIdentity:
    """`address` is where it was typed; `seal` is the portal's key."""

    mail: str
    password: str
    code: str
    address: str
    seal: str
    idle_seconds: int
    lasts_seconds: int


@dataclass(frozen=True)
class Outcome:
    """The secret of a new session, or how long to wait, or neither: then something was wrong, which is to be kept."""

    secret: str = ""
    wait: timedelta = timedelta()


def handle(command: ProveIdentity, people: People, accounts: Accounts, sessions: Sessions, now: datetime) -> Outcome:
    wait = accounts.wait(command.mail, command.address, now)
    if wait:
        return Outcome(wait=wait)
    person = _proven(command, accounts.by_mail(command.mail), now)
    if person is None:
        accounts.note_failure(command.mail, command.address, now)
        return Outcome()
    accounts.forget_failures(command.mail, command.address, now)
    return Outcome(begin(person, people, sessions, command.idle_seconds, command.lasts_seconds, now))


def begin(person: Person, people: People, sessions: Sessions, idle: int, lasts: int, now: datetime) -> str:
    """Begin a session; somebody with several roles chooses one next."""
    if not person.roles:
        raise account_rules.SomebodyHasARole
    only = person.roles[0] if len(person.roles) == 1 else None
    role, organisation_id = (only.role, only.organisation_id) if only else (None, None)
    return begin_session.handle(
        BeginSession(person.person_id, role, organisation_id, idle, lasts), people, sessions, now
    )


def _proven(command: ProveIdentity, found: tuple[Person, Account] | None, now: datetime) -> Person | None:
    """Look at the password and the code always, so that the time it takes tells nothing."""
    account = found[1] if found else None
    is_known = is_password(command.password, account.password_hash if account else nobodys_hash())
    secret = opened(account.totp_sealed, command.seal) if account else None
    step = step_of(command.code, secret or pyotp.random_base32(), now, account.totp_step if account else 0)
    if found is None or account is None or secret is None or not is_known or step is None:
        return None
    account.totp_step = step
    return found[0]
