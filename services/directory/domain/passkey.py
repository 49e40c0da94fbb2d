"""A passkey: a pair of keys on somebody's own device, used with a finger, a face or a code; here is the public half."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from services.directory.domain import account_rules

MOST: Final = 10  # of one person: more than he has devices
FRESH: Final = timedelta(minutes=15)  # who leaves his desk open gives nobody a key that stays
SPENT_KEPT: Final = timedelta(hours=1)  # many times longer than a question may be answered


@dataclass(eq=False)
class Passkey:
    """`sign_count` is what the device last counted (0: it does not count); backed up: it is on more devices than one."""

    passkey_id: UUID
    person_id: UUID
    credential_id: bytes
    public_key: bytes
    sign_count: int
    is_backed_up: bool
    name: str
    made_at: datetime
    used_at: datetime | None = None

    def use(self, sign_count: int, *, is_backed_up: bool, now: datetime) -> None:
        """Note what the device says of itself at each use, so that a copy of it shows by its count."""
        self.sign_count, self.is_backed_up, self.used_at = sign_count, is_backed_up, now

    def rename(self, name: str) -> None:
        """Call it as its owner knows it."""
        self.name = name


def check_fresh(began_at: datetime, now: datetime) -> None:
    """Demand that somebody signed in just now, before he changes how he signs in."""
    if now - began_at > FRESH:
        raise account_rules.SignedInJustNow


def check_number(known: int) -> None:
    """Demand that one more can be kept."""
    if known >= MOST:
        raise account_rules.PasskeysAreFew


def check_a_way_in_stays(others: int, *, has_another: bool) -> None:
    """Refuse to take away somebody's only way in."""
    if not others and not has_another:
        raise account_rules.AWayInStays
