"""How somebody proves who he is: a password, a code of the moment, and patience after mistakes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.directory.domain import account_rules

INVITATION_LASTS = timedelta(days=3)
FREE_MISTAKES = 3
LONGEST_WAIT = timedelta(seconds=60)  # slows a guesser down, and shuts nobody out
FORGOTTEN_AFTER = timedelta(days=1)
FEWEST_DIFFERENT = 5  # characters: aaaaaaaaaaaa and 121212121212 are the first that are tried


@dataclass(eq=False)
class Account:
    """The proofs of one person; `totp_step` is that of the last code used."""

    person_id: UUID
    password_hash: str
    totp_sealed: str
    totp_step: int
    made_at: datetime


@dataclass(eq=False)
class Invitation:
    """A link with which one person makes an account, once; an invitation that is mailed too has several, and all end together."""

    secret_hash: bytes
    person_id: UUID
    expires_at: datetime
    invitation_id: UUID


@dataclass(eq=False)
class Identity:
    """Who somebody is at a provider; linked once, and from then on known by it."""

    issuer: str
    subject: str
    person_id: UUID
    linked_at: datetime


def check_password(password: str, mail: str) -> None:
    """Refuse what is tried first; how long it must be, the door says."""
    lower = password.lower()
    if len(set(lower)) < FEWEST_DIFFERENT or mail.partition("@")[0].lower() in lower or "doorlijn" in lower:
        raise account_rules.PasswordIsHardToGuess


def wait_after(failures: int) -> timedelta:
    """How long the next attempt waits: nothing at first, then twice as long each time, up to a minute."""
    if failures < FREE_MISTAKES:
        return timedelta()
    return min(timedelta(seconds=2 ** min(failures - FREE_MISTAKES, 10)), LONGEST_WAIT)
