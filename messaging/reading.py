"""A arrival read at the door: either an event in our own types, or a message that nobody here can read."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from messaging.envelope import CONTENT_TYPE, MAX_BYTES, Envelope, name_and_version
from messaging.ids import derived
from messaging.outbox import Event
from messaging.work import Heard, Work

_decoder = msgspec.json.Decoder(Envelope)
_SUBJECT_MAX: Final = 200


@dataclass(frozen=True)
class Arrival:
    """What the broker handed over."""

    body: bytes
    content_type: str
    exchange: str


@dataclass(frozen=True)
class Failure:
    """Why a message was not applied; holds nothing of what the message said."""

    state: str  # retry or dead
    fingerprint: str
    reason: str

    @classmethod
    def of(cls, error: BaseException, state: str = "retry") -> "Failure":
        """Describe an error by its kind and place, never by its text: that may hold a name."""
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{place.tb_frame.f_globals.get('__name__', '?')}:{place.tb_lineno}" if place else "?"
        original = getattr(error, "orig", None)
        kind = type(error).__name__ + (f"/{type(original).__name__}" if original is not None else "")
        return cls.because(f"{kind} at {where}", state)

    @classmethod
    def because(cls, reason: str, state: str = "dead") -> "Failure":
        """Give a reason in our own words."""
        return cls(state, hashlib.sha256(reason.encode()).hexdigest()[:12], reason)


@dataclass(frozen=True)
class Readable:
    """An event that may be handled."""

    heard: Heard
    version: int
    data: msgspec.Raw
    body: bytes
    content_type: str
    bucket: int

    @property
    def key(self) -> tuple[str, str]:
        """The line this event stands in: its publisher's own numbering of one subject."""
        return self.heard.source, self.heard.subject


@dataclass(frozen=True)
class Unreadable:
    """A message nobody here can read: kept as it came, under an id made of its contents."""

    heard: Heard | None
    failure: Failure
    arrival: Arrival

    @property
    def event_id(self) -> Any:  # noqa: ANN401  a UUID
        """The same contents are the same message."""
        return derived("unreadable", hashlib.sha256(self.arrival.body).hexdigest())


def read(arrival: Arrival) -> Readable | Unreadable:
    """Read an arrival; whatever is wrong with it, nothing is raised and nothing is lost."""
    reason = _cannot_read(arrival)
    if reason:
        return Unreadable(None, Failure.because(reason), arrival)
    try:
        envelope = _decoder.decode(arrival.body)
        sequence = int(envelope.sequence)
        name, version = name_and_version(envelope.type)
    except (msgspec.MsgspecError, ValueError, RecursionError, UnicodeDecodeError) as error:
        return Unreadable(None, Failure.because(f"not an event: {type(error).__name__}"), arrival)
    reason = _breaks_rules(envelope, sequence) or _poses_as_another(envelope, arrival)
    if reason:
        return Unreadable(None, Failure.because(reason), arrival)
    heard = Heard(
        event_id=envelope.id,
        name=name,
        source=envelope.source.rpartition(":")[2],
        subject=envelope.subject,
        sequence=sequence,
        time=envelope.time,
        actor=envelope.actor,
        actor_role=envelope.actorrole,
        correlation_id=envelope.correlationid or str(envelope.id),
        traceparent=envelope.traceparent,
    )
    return Readable(heard, version, envelope.data, arrival.body, CONTENT_TYPE, envelope.bucket)


def _cannot_read(arrival: Arrival) -> str | None:
    if len(arrival.body) > MAX_BYTES:
        return f"larger than {MAX_BYTES} bytes"
    if arrival.content_type.partition(";")[0].strip().lower() != CONTENT_TYPE:
        return "content type is not " + CONTENT_TYPE
    return None


def _poses_as_another(envelope: Envelope, arrival: Arrival) -> str | None:
    """The broker lets a service publish to its own exchange only; what comes through it must be its own."""
    exchange = arrival.exchange
    if exchange.endswith(".events") and envelope.source.rpartition(":")[2] != exchange.removesuffix(".events"):
        return "source is not the service whose exchange it came through"
    return None


def _breaks_rules(envelope: Envelope, sequence: int) -> str | None:
    if envelope.specversion != "1.0":
        return "specversion is not 1.0"
    if not 0 < sequence < 2**62:
        return "sequence is not a positive number"
    names = (envelope.subject, envelope.source.rpartition(":")[2])
    if not all(0 < len(name) <= _SUBJECT_MAX for name in names) or "\x00" in "".join((*names, envelope.type)):
        return "subject, type or source is empty, too long or not text"
    if envelope.time.tzinfo is None:
        return "time has no time zone"
    if not 0 <= envelope.bucket < 2**31:
        return "bucket is out of range"
    return None


class Subscription:
    """What a service wants to hear: the reader's own shape of the message and who answers it."""

    def __init__(
        self,
        message: type[Any],
        answer: Callable[[Any, Work], Sequence[Event] | None],
        prefetch: Callable[[Any, list[Any]], None] | None = None,
        repository: Any = None,  # noqa: ANN401  any class that takes a session
    ) -> None:
        """Read `message` (a frozen dataclass with the fields used), answer it; `prefetch` loads for a whole batch in one query."""
        self.message = message
        self.answer = answer
        self.prefetch = prefetch
        self.repository = repository
        self._decode = msgspec.json.Decoder(message).decode

    def decode(self, data: msgspec.Raw) -> Any:  # noqa: ANN401  the reader's own dataclass
        """Read the fields this service uses; ignores the rest (law A13)."""
        return self._decode(data)
