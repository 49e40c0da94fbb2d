"""What the inbox reads and writes in the database: a few statements, each for a whole batch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


import psycopg2
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from messaging.reading import Delivery, Failure, Readable, Unreadable
from messaging.work import Heard

FIRST_WAIT = 1.0
LONGEST_WAIT = 3600.0


@dataclass
class Row:
    """What became of one message."""

    message: Readable
    state: str
    failure: Failure | None
    attempts: int
    deliveries: int

    @classmethod
    def of(cls, message: Readable, state: str, failure: Failure | None, attempts: int, deliveries: int) -> "Row":
        """Describe it."""
        return cls(message, state, failure, attempts, deliveries)


@dataclass(frozen=True)
class Kept:
    """A message that is still open: to be tried again, waiting, or dead."""

    state: str
    attempts: int
    delivery: Delivery


_LOCK = text("""
    INSERT INTO cursors AS c (source, subject, sequence)
    SELECT source, subject, 0 FROM unnest(CAST(:sources AS text[]), CAST(:subjects AS text[])) AS k (source, subject) ORDER BY 1, 2
    ON CONFLICT (source, subject) DO UPDATE SET sequence = c.sequence
    RETURNING source, subject, sequence
""")

_MOVE = text("""
    UPDATE cursors SET sequence = n.sequence
    FROM unnest(CAST(:sources AS text[]), CAST(:subjects AS text[]), CAST(:sequences AS bigint[])) AS n (source, subject, sequence)
    WHERE cursors.source = n.source AND cursors.subject = n.subject
""")

_OPEN = text("""
    SELECT source, subject, sequence, state, attempts, body, content_type FROM inbox
    WHERE state IN ('retry', 'waiting', 'dead')
      AND (source, subject) IN (SELECT * FROM unnest(CAST(:sources AS text[]), CAST(:subjects AS text[])))
""")

_DUE = text("""
    SELECT body, content_type FROM inbox
    WHERE state = 'retry' AND next_attempt_at <= :now ORDER BY next_attempt_at LIMIT :most
""")

_COLUMNS = """
    INSERT INTO inbox AS i (event_id, source, subject, sequence, name, bucket, state, attempts, next_attempt_at, deliveries, fingerprint, reason, body, content_type, settled_at)
    SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:sources AS text[]), CAST(:subjects AS text[]), CAST(:sequences AS bigint[]), CAST(:names AS text[]),
        CAST(:buckets AS int[]), CAST(:states AS text[]), CAST(:attempts AS int[]), CAST(:nexts AS timestamptz[]), CAST(:deliveries AS int[]),
        CAST(:fingerprints AS text[]), CAST(:reasons AS text[]), CAST(:bodies AS bytea[]), CAST(:types AS text[]), CAST(:settled AS timestamptz[]))
"""

_WRITE = text(
    _COLUMNS
    + """
    ON CONFLICT (event_id) DO UPDATE SET state = excluded.state, attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at,
        deliveries = i.deliveries + excluded.deliveries, fingerprint = excluded.fingerprint, reason = excluded.reason,
        body = excluded.body, settled_at = excluded.settled_at
    """
)

_REPEAT = text(_COLUMNS + " ON CONFLICT (event_id) DO UPDATE SET deliveries = i.deliveries + excluded.deliveries")

_EFFECTS = text("""
    INSERT INTO effect_log (event_id, source, subject, sequence)
    SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:sources AS text[]), CAST(:subjects AS text[]), CAST(:sequences AS bigint[]))
""")


def lock_cursors(session: Session, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Lock the cases of a batch, in a fixed order, and tell how far each was applied."""
    return {(source, subject): sequence for source, subject, sequence in session.execute(_LOCK, _key_lists(keys))}


def move_cursors(session: Session, cursors: dict[tuple[str, str], int]) -> None:
    """Note how far each case is applied now."""
    if cursors:
        session.execute(_MOVE, _key_lists(list(cursors)) | {"sequences": list(cursors.values())})


def open_rows(session: Session, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], dict[int, Kept]]:
    """Find what is still open in these cases."""
    found: dict[tuple[str, str], dict[int, Kept]] = {}
    for source, subject, sequence, state, attempts, body, content_type in session.execute(_OPEN, _key_lists(keys)):
        found.setdefault((source, subject), {})[sequence] = Kept(state, attempts, Delivery(bytes(body), content_type, ""))
    return found


def due_for_retry(session: Session, now: datetime, most: int) -> list[Kept]:
    """Find what is due for another attempt."""
    return [Kept("retry", 0, Delivery(bytes(body), content_type, "")) for body, content_type in session.execute(_DUE, {"now": now, "most": most})]


def write(session: Session, rows: Sequence[Row], now: datetime) -> None:
    """Write what became of each message."""
    if rows:
        session.execute(_WRITE, _columns(rows, now))


def count_repeats(session: Session, rows: Sequence[Row], now: datetime) -> None:
    """Count deliveries of what was applied before; restores the row when somebody deleted it."""
    if rows:
        session.execute(_REPEAT, _columns(rows, now))


def log_effects(session: Session, heard: Sequence[Heard]) -> None:
    """Write the log that the fault rig's checker counts."""
    if heard:
        values = {"ids": [str(h.event_id) for h in heard], "sources": [h.source for h in heard], "subjects": [h.subject for h in heard], "sequences": [h.sequence for h in heard]}
        session.execute(_EFFECTS, values)


def unreadable_rows(session: Session, messages: Iterable[Unreadable]) -> None:
    """Keep messages that nobody can read: dead from the start, under an id made of their contents."""
    unique = {m.event_id: m for m in messages}
    for event_id, message in sorted(unique.items()):
        source = message.delivery.exchange.removesuffix(".events") or "unknown"
        values = {
            "ids": [str(event_id)], "sources": [source], "subjects": [f"unreadable/{event_id}"], "sequences": [0], "names": ["unreadable"], "buckets": [0],
            "states": ["dead"], "attempts": [1], "nexts": [None], "deliveries": [1], "fingerprints": [message.failure.fingerprint],
            "reasons": [message.failure.reason], "bodies": [message.delivery.body], "types": [message.delivery.content_type[:200].replace("\x00", "")], "settled": [None],
        }  # fmt: skip
        session.execute(_REPEAT, values)


def next_wait(attempts: int) -> timedelta:
    """How long to wait before trying again: 1 s, 2 s, 4 s ... 1 hour."""
    return timedelta(seconds=min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempts - 1, 20)))


def is_database_trouble(error: BaseException) -> bool:
    """Tell whether an error came from the database, so that the event need not be to blame."""
    return isinstance(error, DBAPIError | psycopg2.Error)


def _key_lists(keys: Sequence[tuple[str, str]]) -> dict[str, list[object]]:
    return {"sources": [source for source, _ in keys], "subjects": [subject for _, subject in keys]}


def _columns(rows: Sequence[Row], now: datetime) -> dict[str, list[object]]:
    heard = [row.message.heard for row in rows]
    is_open = [row.state not in {"done", "skipped"} for row in rows]
    return {
        "ids": [str(h.event_id) for h in heard],
        "sources": [h.source for h in heard],
        "subjects": [h.subject for h in heard],
        "sequences": [h.sequence for h in heard],
        "names": [h.name for h in heard],
        "buckets": [row.message.bucket for row in rows],
        "states": [row.state for row in rows],
        "attempts": [row.attempts for row in rows],
        "nexts": [now + next_wait(row.attempts) if row.state == "retry" else None for row in rows],
        "deliveries": [row.deliveries for row in rows],
        "fingerprints": [row.failure.fingerprint if row.failure else None for row in rows],
        "reasons": [row.failure.reason if row.failure else None for row in rows],
        "bodies": [row.message.body if kept else None for row, kept in zip(rows, is_open, strict=True)],
        "types": [row.message.content_type for row in rows],
        "settled": [None if kept else now for kept in is_open],
    }


