"""A mail on its way: planned, sending, sent; or failed, or unknown when nobody can say whether it arrived.

It may also be held until its reader wants mail, be gathered with others in one mail, or not be wanted at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self
from uuid import UUID, uuid4

from services.notifications.domain.invitation import Invitation
from services.notifications.domain.paths import NOTIFICATIONS
from services.notifications.domain.rules import OnlyStrandedMailGoesAgain

# After the first minutes a server that is down is given hours: about two days in all, then a person must look.
BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=2),
    timedelta(hours=4),
    timedelta(hours=8),
    timedelta(hours=12),
    timedelta(hours=24),
)


class State(StrEnum):
    """Where a mail is; `unknown` is said aloud rather than guessed away."""

    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    GATHERED = "gathered"  # it went in a mail with others
    UNWANTED = "unwanted"  # its reader chose to get no mail about this, or has left


GATHERED_MAIL = "gathered_mail"  # the kind of a mail that stands for several


@dataclass(frozen=True)
class Gathered:
    """What such a mail says: how often each kind of fact, most often first, and about how many young people."""

    kinds: tuple[tuple[str, int], ...]
    young_people: int

    @property
    def count(self) -> int:
        """Give how many facts in all."""
        return sum(count for _, count in self.kinds)


@dataclass
class Delivery:
    """One mail to one person about one event; its id makes the Message-ID, the same at every attempt."""

    delivery_id: UUID
    event_id: UUID
    channel: str
    kind: str
    person_id: UUID
    for_person_id: UUID | None
    action_path: str
    occurred_at: datetime
    planned_at: datetime
    due_on: date | None = None
    invitation: Invitation | None = None
    state: State = State.PLANNED
    attempts: int = 0
    next_attempt_at: datetime | None = None
    reason: str | None = None
    is_repeat: bool = False  # it may have arrived before: sent again after an unknown outcome
    sending_since: datetime | None = None
    sent_at: datetime | None = None
    held_until: datetime | None = None  # it waited until then, once
    gathered_in: UUID | None = None  # the mail it went in

    @classmethod
    def gathering(cls, mails: Sequence["Delivery"], now: datetime) -> Self:
        """Make the one mail that goes instead of these."""
        delivery_id = uuid4()
        for each in mails:
            each.settle_in(delivery_id)
        return cls(
            delivery_id=delivery_id,
            event_id=delivery_id,  # it stands for many events, so for none of them
            channel=mails[0].channel,
            kind=GATHERED_MAIL,
            person_id=mails[0].person_id,
            for_person_id=None,
            action_path=NOTIFICATIONS,
            occurred_at=now,
            planned_at=now,
            next_attempt_at=now,
        )

    def hold(self, until: datetime, reason: str) -> None:
        """Wait until its reader wants mail; that once."""
        self._settle(State.PLANNED, reason)
        self.held_until = self.next_attempt_at = until

    def leave_out(self, reason: str) -> None:
        """Do not send it: its reader does not want it, or has left."""
        self._settle(State.UNWANTED, reason)

    def settle_in(self, delivery_id: UUID) -> None:
        """Go in a mail with others."""
        self._settle(State.GATHERED, self.reason)
        self.gathered_in = delivery_id

    def start(self, now: datetime) -> None:
        """Say that the conversation with the mail server begins; from here on a crash leaves the outcome unknown."""
        self.is_repeat = self.is_repeat or self.state == State.UNKNOWN
        self._settle(State.SENDING)
        self.sending_since = now
        self.attempts += 1

    def arrive(self, now: datetime) -> None:
        """Say that the mail server took it."""
        self._settle(State.SENT)
        self.sent_at = now

    def fail(self, reason: str) -> None:
        """Give up: trying again would not help, or was tried long enough."""
        self._settle(State.FAILED, reason)

    def postpone(self, reason: str, now: datetime) -> None:
        """Try again later, each time a little later; an attempt that never reached the mail server counts too."""
        if self.state != State.SENDING:
            self.attempts += 1
        if self.attempts > len(BACK_OFF):
            self.fail(reason)
            return
        # One that may have arrived stays visibly unknown while it waits.
        self._settle(State.UNKNOWN if self.is_repeat else State.PLANNED, reason)
        self.next_attempt_at = now + BACK_OFF[self.attempts - 1]

    def lose_sight(self, reason: str, now: datetime) -> None:
        """Say that nobody knows whether it arrived. It goes again once, under the same Message-ID; after that a person decides."""
        goes_again = not self.is_repeat
        self._settle(State.UNKNOWN, reason)
        self.next_attempt_at = now if goes_again else None

    def try_again(self, now: datetime) -> None:
        """Send it again because a person asks for it."""
        is_stranded = self.state in {State.FAILED, State.UNKNOWN} and self.next_attempt_at is None
        if not is_stranded:
            raise OnlyStrandedMailGoesAgain
        self.is_repeat = self.is_repeat or self.state == State.UNKNOWN
        self._settle(State.PLANNED)
        self.attempts = 0
        self.next_attempt_at = now

    def _settle(self, state: State, reason: str | None = None) -> None:
        self.state = state
        self.reason = reason
        self.next_attempt_at = None
        self.sending_since = None
