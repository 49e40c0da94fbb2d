"""Passwords by argon2id, codes of the moment by RFC 6238; both take as long for somebody unknown."""

from datetime import datetime
from functools import cache
from hmac import compare_digest
from threading import BoundedSemaphore
from typing import Final

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# 19 MiB, twice: what OWASP advises where many sign in on a small machine; two at a time, so that a flood of
# attempts takes patience and not all memory.
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_AT_ONCE: Final = BoundedSemaphore(2)
STEP: Final = 30  # seconds that a code lasts
STEPS_BORNE: Final = 1  # before and after: telephones' clocks differ


def hash_password(password: str) -> str:
    """What is kept of a password."""
    with _AT_ONCE:
        return _HASHER.hash(password)


@cache
def nobodys_hash() -> str:
    """Of a password that nobody has: comparing with it takes the usual time."""
    return _HASHER.hash(pyotp.random_base32())


def is_password(password: str, known_hash: str) -> bool:
    """Tell whether this is the password."""
    try:
        with _AT_ONCE:
            return _HASHER.verify(known_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def step_of(code: str, secret: str, now: datetime, used: int = 0) -> int | None:
    """Tell which moment a code belongs to; None when it is wrong or of a moment not later than the one used last."""
    totp = pyotp.TOTP(secret, interval=STEP)
    this = int(now.timestamp()) // STEP
    for step in range(this - STEPS_BORNE, this + STEPS_BORNE + 1):
        if compare_digest(totp.at(step * STEP).encode(), code.encode()) and step > used:
            return step
    return None
