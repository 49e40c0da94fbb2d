"""A webhook: where an organisation wants to be called, about what; and how long we try when nobody answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from services.notifications.domain.rules import OnlyStrandedWebhookDeliveryGoesAgain

OVERLAP: Final = timedelta(days=1)  # so long a replaced secret signs too
GIVES_UP_AFTER: Final = timedelta(days=5)  # of nothing but failures
LONGEST_WAIT: Final = timedelta(hours=1)
BACK_OFF: Final = (
    *(timedelta(seconds=seconds) for seconds in (5, 15, 60)),
    *(timedelta(minutes=minutes) for minutes in (5, 15, 30)),
    LONGEST_WAIT,
)
# A receiver that refuses one message hears it so often; then the others of its subject go on without it.
PATIENCE: Final = (timedelta(minutes=1), timedelta(minutes=10))


class Format(StrEnum):
    """How an event is written."""

    CLOUDEVENTS = "cloudevents"
    ZGW = "zgw"


class WebhookState(StrEnum):
    """A paused webhook keeps what waits for it."""

    ACTIVE = "active"
    PAUSED = "paused"


class DeliveryState(StrEnum):
    """Where one event for one webhook is; `unknown` went, and nobody knows whether it arrived."""

    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class SealedSecret:
    """A secret that signs, until a moment when it was replaced."""

    sealed: str = field(repr=False)
    until: datetime | None = None

    def is_good_at(self, now: datetime) -> bool:
        """Tell whether it still signs."""
        return self.until is None or now < self.until


@dataclass
class Webhook:
    """One address of one organisation."""

    webhook_id: UUID
    organisation_id: UUID
    url: str
    format: Format
    types: list[str]  # names of events; none is all
    filters: dict[str, list[str]]  # field of the data: values of which one must be there
    secrets: list[SealedSecret]
    made_at: datetime
    planned_position: int  # up to here of the organisation's feed, deliveries were planned
    state: WebhookState = WebhookState.ACTIVE
    paused_because: str | None = None
    failures: int = 0  # one after another
    failing_since: datetime | None = None
    next_attempt_at: datetime | None = None
    ping_state: str | None = None
    ping_reason: str | None = None

    def wants(self, name: str, data: Mapping[str, Any]) -> bool:
        """Tell whether it asked for such an event."""
        if self.types and name not in self.types:
            return False
        return all(str(data.get(each)) in values for each, values in self.filters.items())

    def signing_at(self, now: datetime) -> list[SealedSecret]:
        """Give the secrets that sign now, the newest first."""
        return [each for each in reversed(self.secrets) if each.is_good_at(now)]

    def renew_secret(self, sealed: str, now: datetime) -> None:
        """Sign with a new secret; the one before signs along for a day, older ones no more."""
        current = self.secrets[-1]
        self.secrets = [SealedSecret(current.sealed, now + OVERLAP), SealedSecret(sealed)]

    def pause(self, because: str) -> None:
        """Send nothing until somebody resumes it; what happens meanwhile waits."""
        self.state, self.paused_because = WebhookState.PAUSED, because

    def resume(self) -> None:
        """Begin anew."""
        self.state, self.paused_because = WebhookState.ACTIVE, None
        self.answer()

    def answer(self) -> None:
        """Note that it works."""
        self.failures, self.failing_since, self.next_attempt_at = 0, None, None

    def fail(self, now: datetime, retry_after: timedelta | None = None) -> None:
        """Wait longer after each failure, as long as the receiver asks up to an hour; after five days of them, pause."""
        self.failing_since = self.failing_since or now
        wait = BACK_OFF[min(self.failures, len(BACK_OFF) - 1)]
        self.failures += 1
        self.next_attempt_at = now + max(wait, min(retry_after or wait, LONGEST_WAIT))
        if now - self.failing_since >= GIVES_UP_AFTER:
            self.pause("failed_too_long")


@dataclass
class WebhookDelivery:
    """One event on its way to one webhook; the event's id goes along as webhook-id, the same at every attempt."""

    webhook_id: UUID
    position: int
    event_id: UUID
    name: str
    subject: str
    planned_at: datetime
    state: DeliveryState = DeliveryState.PLANNED
    attempts: int = 0
    next_attempt_at: datetime | None = None
    reason: str | None = None
    is_repeat: bool = False  # it may have arrived before
    sent_at: datetime | None = None

    def start(self) -> None:
        """Say that it goes now; from here on a crash leaves the outcome unknown."""
        self.state, self.next_attempt_at = DeliveryState.SENDING, None
        self.attempts += 1

    def arrive(self, now: datetime) -> None:
        """Say that the receiver took it."""
        self.state, self.sent_at, self.reason = DeliveryState.SENT, now, None

    def not_begun(self) -> None:
        """Take back that it would go: it did not."""
        self.state = DeliveryState.UNKNOWN if self.is_repeat else DeliveryState.PLANNED
        self.attempts -= 1

    def wait(self, reason: str) -> None:
        """Say that it certainly did not arrive; it goes again when the receiver is tried again."""
        self.state, self.reason = DeliveryState.UNKNOWN if self.is_repeat else DeliveryState.PLANNED, reason

    def lose_sight(self, reason: str) -> None:
        """Say that nobody knows whether it arrived; it goes again, under the same id."""
        self.state, self.reason, self.is_repeat = DeliveryState.UNKNOWN, reason, True

    def be_refused(self, reason: str, now: datetime) -> None:
        """Be tried a little later; after some times set aside, so that others go on."""
        self.reason = reason
        if self.attempts > len(PATIENCE):
            self.state = DeliveryState.FAILED
            return
        self.state = DeliveryState.UNKNOWN if self.is_repeat else DeliveryState.PLANNED
        self.next_attempt_at = now + PATIENCE[self.attempts - 1]

    def withhold(self) -> None:
        """Do not send it: the organisation may hear of it no more."""
        self.state, self.reason = DeliveryState.FAILED, "not_allowed_any_more"

    def try_again(self) -> None:
        """Send it again because somebody asks for it."""
        if self.state != DeliveryState.FAILED or self.reason == "not_allowed_any_more":
            raise OnlyStrandedWebhookDeliveryGoesAgain
        self.state, self.attempts, self.next_attempt_at = DeliveryState.PLANNED, 0, None


def lines(deliveries: Sequence[WebhookDelivery]) -> list[list[WebhookDelivery]]:
    """Give what goes one after another: of each subject its own line."""
    found: dict[str, list[WebhookDelivery]] = {}
    for each in sorted(deliveries, key=lambda it: it.position):
        found.setdefault(each.subject, []).append(each)
    return list(found.values())
