"""Passwords by argon2id, codes of the moment by RFC 6238; both take as long for somebody unknown."""

from datetime import datetime
from functools import cache
from hmac import compare_digest
from typing import Final

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER: Final = PasswordHasher()  # the library's defaults follow RFC 9106
STEP: Final = 30  # seconds that a code lasts
STEPS_BORNE: Final = 1  # before and after: telephones' clocks differ


def hash_password(password: str) -> str:
    """What is kept of a password."""
    return _HASHER.hash(password)


@cache
def nobodys_hash() -> str:
    """Of a password that nobody has: comparing with it takes the usual time."""
    return _HASHER.hash(pyotp.random_base32())


def is_password(password: str, known_hash: str) -> bool:
    """Tell whether this is the password."""
    try:
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
