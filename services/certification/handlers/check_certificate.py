"""A visitor holds a document to the light: is it ours, does it count; and of whom, if he knows that already."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from services.certification.domain.checking import knows
from services.certification.domain.register import Entry
from services.certification.domain.register_rules import CertificateNotFound
from services.certification.papers.public_code import normal
from services.certification.storage.issuer_keys import IssuerKeys
from services.certification.storage.register import Register

VALID: Final = "valid"
REVOKED: Final = "revoked"
CLOSED: Final = "closed"


@dataclass(frozen=True)
class CheckCertificate:
    """The code, and what the visitor typed to show that he knows whose document it is."""

    code: str
    surname: str | None = None
    born_on: date | None = None

    @property
    def says_who(self) -> bool:
        """Whether the visitor typed something."""
        return bool(self.surname) or self.born_on is not None


@dataclass(frozen=True)
class Check:
    """What is found; the name only for a visitor who knew it."""

    entry: Entry
    state: str
    is_trusted: bool
    is_recognised: bool | None  # what the visitor typed fits; None when he typed nothing, or may not try any more
    is_guessed_too_often: bool  # too often, today

    @property
    def shows_name(self) -> bool:
        """Whether the visitor may read whose it is."""
        return self.is_recognised is True


def handle(command: CheckCertificate, register: Register, keys: IssuerKeys, today: date) -> Check:
    """Look it up. Raises CertificateNotFound for a code of which we know nothing."""
    code = normal(command.code)
    if code is None:
        raise CertificateNotFound(command.code)
    entry = register.by_code(code)
    ask = register.take_guess if command.says_who else register.may_guess
    may_try = entry.closed_at is None and ask(entry.certificate_id, today)
    fits = None
    if command.says_who and may_try:
        fits = knows(entry.certificate.holder, command.surname, command.born_on)
        if fits:
            register.give_guess_back(entry.certificate_id)
    key = keys.of_kid(entry.kid)
    is_trusted = key.approved_at is not None and not key.is_test
    return Check(entry, _state(entry), is_trusted, fits, is_guessed_too_often=entry.closed_at is None and not may_try)


def _state(entry: Entry) -> str:
    if entry.revoked_at is not None:
        return REVOKED
    return CLOSED if entry.closed_at is not None else VALID
