"""Somebody who signed in: until when, in which role, and whose unsent form is kept."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from uuid import UUID

SEEN_EVERY = timedelta(minutes=1)  # a page more or less in a minute need not be written down
DRAFTS_KEPT = timedelta(days=4)  # from a Friday afternoon until after a long weekend
MOST_DRAFTS = 30  # of one person; the one that was left longest makes way


def new_secret() -> str:
    """Something that only whoever it is given to can know."""
    return token_urlsafe(32)


def hash_of(secret: str) -> bytes:
    """What is kept of a secret; it is long and random, so a fast hash will do."""
    return hashlib.sha256(secret.encode()).digest()


@dataclass(eq=False)
class SignedIn:
    """One browser of one person; without a role while one of several is still to be chosen."""

    secret_hash: bytes
    person_id: UUID
    role: str | None
    organisation_id: UUID | None
    began_at: datetime
    seen_at: datetime
    idle_seconds: int
    ends_at: datetime
    ended_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Tell whether it still counts: not ended, not too old, not idle for too long."""
        idle_until = self.seen_at + timedelta(seconds=self.idle_seconds)
        return self.ended_at is None and now < self.ends_at and now < idle_until

    def use(self, now: datetime) -> None:
        """Note that a page was asked for."""
        if now - self.seen_at >= SEEN_EVERY:
            self.seen_at = now

    def end(self, now: datetime) -> None:
        """Let it count no longer."""
        self.ended_at = self.ended_at or now

    def is_remembered(self, now: datetime) -> bool:
        """Tell whether a form that comes in late can still be kept for this person."""
        return now < self.ends_at + DRAFTS_KEPT


@dataclass(frozen=True)
class Draft:
    """A form that was not sent yet; sealed by the portal, so that nobody reads it here. Empty: it was sent, or thrown away."""

    form_id: UUID
    person_id: UUID
    role: str
    organisation_id: UUID | None
    showing: UUID
    sealed: str | None
    kept_until: datetime
