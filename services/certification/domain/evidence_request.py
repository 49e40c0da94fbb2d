"""A one-time link for one workplace trainer and one task, opened with six digits that come by another way."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.certification.domain.judging_rules import (
    CodeIsWrong,
    LinkIsOver,
    LinkIsReplaced,
    LinkIsUsed,
    OnlyTheTrainerSigns,
    TooManyCodes,
)
from services.certification.domain.rules import RuleBroken

DIGITS: Final = 6
TRIES: Final = 5  # of a code, before the link is worth nothing any more
MOST_A_DAY: Final = 5  # links of one trajectory
A_DAY: Final = timedelta(days=1)
SESSION_LASTS: Final = timedelta(hours=8)  # a browser that gave the code; after that the link is opened anew
TRAINER: Final = "workplace_trainer"


@dataclass
class EvidenceRequest:
    """The task as it stands."""

    request_id: UUID
    trajectory_id: UUID
    trainer_name: str
    trainer_mail: str
    requested_at: datetime
    requested_by: UUID
    expires_at: datetime
    code_salt: bytes
    code_hash: bytes
    wrong_codes: int = 0
    signed_at: datetime | None = None
    replaced_at: datetime | None = None

    def check_open(self, now: datetime) -> None:
        """Refuse a link that is used, replaced or over."""
        if self.signed_at is not None:
            raise LinkIsUsed
        if self.replaced_at is not None:
            raise LinkIsReplaced
        if now >= self.expires_at:
            raise LinkIsOver

    def check_lets_in(self, now: datetime) -> None:
        """Refuse also a link whose code was guessed at; a browser that is in already goes on."""
        self.check_open(now)
        if self.wrong_codes >= TRIES:
            raise TooManyCodes

    def works(self, now: datetime) -> bool:
        """Tell whether a trainer can still come in with this link."""
        try:
            self.check_lets_in(now)
        except RuleBroken:
            return False
        return True

    def admit(self, signed_in_id: UUID | None, signed_in_role: str | None) -> None:
        """Refuse a browser in which somebody is signed in, unless as a trainer; whoever sent the link in any role."""
        if signed_in_id is not None and (signed_in_role != TRAINER or signed_in_id == self.requested_by):
            raise OnlyTheTrainerSigns

    def try_code(self, code: str) -> None:
        """Take the right code; a wrong one is counted."""
        if not hmac.compare_digest(code_hash(code, self.code_salt), self.code_hash):
            self.wrong_codes += 1
            left = TRIES - self.wrong_codes
            raise CodeIsWrong(left) if left else TooManyCodes

    @property
    def state(self) -> str:
        """How it stands, but for time."""
        if self.signed_at is not None:
            return "signed"
        return "blocked" if self.wrong_codes >= TRIES else "open"


def new_code() -> str:
    """Give six digits that nobody can guess."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def new_secret() -> str:
    """Give what only whoever it is given to can know."""
    return secrets.token_urlsafe(32)


def secret_hash(secret: str) -> bytes:
    """Give what is kept of a secret; it is long and random, so a fast hash will do."""
    return hashlib.sha256(secret.encode()).digest()


def code_hash(code: str, salt: bytes) -> bytes:
    """Give what is kept of a code; it is short, so the hash is a slow one."""
    return hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1)
