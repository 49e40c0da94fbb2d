"""A provider says who somebody is: the directory says whom it knows by that, and what that person may do."""

from dataclasses import dataclass
from datetime import datetime

from services.directory.domain import account_rules
from services.directory.domain.account import Identity
from services.directory.domain.model import Person
from services.directory.handlers.prove_identity import begin
from services.directory.storage.accounts import Accounts
from services.directory.storage.people import People
from services.directory.storage.sessions import Sessions


@dataclass(frozen=True)
class RecogniseIdentity:
    """`mail` only when the provider verified it."""

    issuer: str
    subject: str
    mail: str | None
    idle_seconds: int
    lasts_seconds: int


def handle(command: RecogniseIdentity, people: People, accounts: Accounts, sessions: Sessions, now: datetime) -> str:
    """Give the secret of a new session."""
    known = accounts.identity(command.issuer, command.subject)
    person = people.get(known.person_id) if known else _linked(command, people, accounts, now)
    return begin(person, people, sessions, command.idle_seconds, command.lasts_seconds, now)


def _linked(command: RecogniseIdentity, people: People, accounts: Accounts, now: datetime) -> Person:
    """Link somebody at the first time; an address that was given to somebody new links nobody again."""
    if command.mail is None:
        raise account_rules.MailIsVerified
    mail = command.mail.lower()
    person = people.by_mails([mail]).get(mail)
    if person is None:
        raise account_rules.SomebodyIsKnown
    if accounts.is_linked(command.issuer, person.person_id):
        raise account_rules.OnePersonOneIdentity
    accounts.link(Identity(command.issuer, command.subject, person.person_id, now))
    return person
