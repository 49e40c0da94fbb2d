"""What a transaction publishes: written beside its effects, so that both are there or neither is."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from messaging.envelope import BUCKET_SECONDS, MAX_BYTES, SOURCE_PREFIX, encode, event_name, event_type
from messaging.planned import planned_once

# A worker hands its events to the relay itself; only when that fails must the sweep find them.
HANDED_OVER = 2.0


class EventTooLarge(ValueError):
    """An event holds ids, codes and dates; one over 64 KB holds something else, and no reader would take it."""


class Event(Protocol):
    """A fact in the past tense: a frozen dataclass of ids, codes and dates that knows which case it belongs to."""

    @property
    def subject(self) -> str:
        """The case, person or organisation whose order it keeps: `case/<id>`."""


@dataclass(frozen=True)
class Outgoing:
    """An event with who did it and what caused it, before it has its number."""

    event_id: UUID
    event: Event
    time: datetime
    actor: str
    actor_role: str
    correlation_id: str
    causation_id: str
    traceparent: str


@dataclass(frozen=True)
class Message:
    """An event as the broker gets it."""

    event_id: UUID
    name: str
    body: bytes
    route: str | None = None  # "exchange/key" of an answer to one outside system; else the service's own exchange


@dataclass(frozen=True)
class Bundle:
    """The events of one committed transaction, in order."""

    bundle_id: int
    messages: Sequence[Message]


_NUMBER = planned_once(
    text("""
    INSERT INTO subjects AS s (subject, sequence)
    SELECT * FROM unnest(CAST(:subjects AS text[]), CAST(:counts AS bigint[])) AS n (subject, sequence) ORDER BY 1
    ON CONFLICT (subject) DO UPDATE SET sequence = s.sequence + excluded.sequence
    RETURNING subject, sequence
""")
)

_WRITE = planned_once(
    text("""
    WITH written AS (
        INSERT INTO journal (event_id, subject, sequence, name, recorded_at, bucket, envelope, route)
        SELECT id, subject, sequence, name, recorded_at, CAST(:bucket AS integer), envelope, route
        FROM unnest(CAST(:ids AS uuid[]), CAST(:subjects AS text[]), CAST(:sequences AS bigint[]), CAST(:names AS text[]),
                    CAST(:times AS timestamptz[]), CAST(:envelopes AS bytea[]), CAST(:routes AS text[]))
             WITH ORDINALITY AS e (id, subject, sequence, name, recorded_at, envelope, route, nr)
        ORDER BY nr
    )
    INSERT INTO outbox (event_ids, bucket, next_attempt_at)
    VALUES (CAST(:ids AS uuid[]), CAST(:bucket AS integer), clock_timestamp() + make_interval(secs => :handed_over))
    RETURNING bundle_id
""")
)


def write(session: Session, service: str, outgoing: Sequence[Outgoing], *, handed_over: bool) -> Bundle:
    """Number the events per subject and write journal and outbox; the subjects' row locks keep their order until commit."""
    sequences = _number(session, outgoing)
    bucket = int(time.time()) // BUCKET_SECONDS
    messages = [
        Message(
            o.event_id, event_name(type(o.event)), _envelope(service, o, nr, bucket), getattr(o.event, "route", None)
        )
        for o, nr in zip(outgoing, sequences, strict=True)
    ]
    for message in messages:
        if len(message.body) > MAX_BYTES:
            raise EventTooLarge(message.name)
    values = {
        "ids": [str(o.event_id) for o in outgoing],
        "subjects": [o.event.subject for o in outgoing],
        "sequences": sequences,
        "names": [message.name for message in messages],
        "times": [o.time for o in outgoing],
        "envelopes": [message.body for message in messages],
        "routes": [message.route for message in messages],
        "bucket": bucket,
        "handed_over": HANDED_OVER if handed_over else 0.0,
    }
    return Bundle(session.execute(_WRITE, values).scalar_one(), messages)


def _number(session: Session, outgoing: Sequence[Outgoing]) -> list[int]:
    counts = Counter(o.event.subject for o in outgoing)
    rows = session.execute(_NUMBER, {"subjects": list(counts), "counts": list(counts.values())})
    following = {subject: last - counts[subject] for subject, last in rows}
    numbers = []
    for o in outgoing:
        following[o.event.subject] += 1
        numbers.append(following[o.event.subject])
    return numbers


def _envelope(service: str, outgoing: Outgoing, sequence: int, bucket: int) -> bytes:
    name = event_name(type(outgoing.event))
    fields = {
        "specversion": "1.0",
        "id": outgoing.event_id,
        "source": SOURCE_PREFIX + service,
        "type": event_type(name),
        "subject": outgoing.event.subject,
        "time": outgoing.time.astimezone(UTC),
        "datacontenttype": "application/json",
        "dataschema": f"contracts/events/{service}.{name}.v1.json",
        "sequence": str(sequence),
        "actor": outgoing.actor,
        "actorrole": outgoing.actor_role,
        "correlationid": outgoing.correlation_id,
        "bucket": bucket,
        "data": outgoing.event,
    }
    if outgoing.causation_id:
        fields["causationid"] = outgoing.causation_id
    if outgoing.traceparent:
        fields["traceparent"] = outgoing.traceparent
    return encode(fields)
