"""What the inbox reads and writes in the database: a few statements, each for a whole batch."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import psycopg2
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from messaging.envelope import encode
from messaging.planned import planned_once
from messaging.reading import Arrival, Failure, Readable, Unreadable
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
    arrival: Arrival


_LOCK = planned_once(
    text("""
    INSERT INTO cursors AS c (source, subject, sequence)
    SELECT source, subject, 0 FROM unnest(CAST(:sources AS text[]), CAST(:subjects AS text[])) AS k (source, subject) ORDER BY 1, 2
    ON CONFLICT (source, subject) DO UPDATE SET sequence = c.sequence
    RETURNING source, subject, sequence
""")
)

_OPEN = planned_once(
    text("""
    SELECT source, subject, sequence, state, attempts, body, content_type FROM inbox
    WHERE state IN ('retry', 'waiting', 'dead')
      AND (source, subject) IN (SELECT * FROM unnest(CAST(:sources AS text[]), CAST(:subjects AS text[])))
""")
)

_DUE = text("""
    SELECT event_id, source, body, content_type FROM inbox
    WHERE state = 'retry' AND next_attempt_at <= :now ORDER BY next_attempt_at LIMIT :most
""")

# One JSON text instead of an array per column: the database reads it faster than the driver writes arrays.
_COLUMNS = """
    INSERT INTO inbox AS i (event_id, source, subject, sequence, name, bucket, state, attempts, next_attempt_at,
        deliveries, fingerprint, reason, body, content_type, settled_at)
    SELECT event_id, source, subject, sequence, name, bucket, state, attempts, next_attempt_at,
        deliveries, fingerprint, reason, decode(body, 'base64'), content_type, settled_at
    FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (event_id uuid, source text, subject text, sequence bigint,
        name text, bucket int, state text, attempts int, next_attempt_at timestamptz, deliveries int,
        fingerprint text, reason text, body text, content_type text, settled_at timestamptz)
"""

_MOVED = """
    WITH moved AS (
        UPDATE cursors SET sequence = n.sequence
        FROM unnest(CAST(:sources AS text[]), CAST(:subjects AS text[]), CAST(:sequences AS bigint[])) AS n (source, subject, sequence)
        WHERE cursors.source = n.source AND cursors.subject = n.subject
    )
"""

_WRITE = planned_once(
    text(
        _MOVED
        + _COLUMNS
        + """
    ON CONFLICT (event_id) DO UPDATE SET state = excluded.state, attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at,
        deliveries = i.deliveries + excluded.deliveries, fingerprint = excluded.fingerprint, reason = excluded.reason,
        body = excluded.body, settled_at = excluded.settled_at
    """
    )
)

_REPEAT = text(_COLUMNS + " ON CONFLICT (event_id) DO UPDATE SET deliveries = i.deliveries + excluded.deliveries")

_UNREADABLE = text(
    _COLUMNS
    + """
    ON CONFLICT (event_id) DO UPDATE SET deliveries = i.deliveries + excluded.deliveries, state = 'dead', next_attempt_at = NULL
    """
)

_FORGET = text("DELETE FROM inbox WHERE event_id = CAST(:id AS uuid) AND state = 'retry'")

_LATER = text("""
    UPDATE inbox SET next_attempt_at = :now + interval '1 hour'
    WHERE event_id = ANY(CAST(:ids AS uuid[])) AND state = 'retry' AND next_attempt_at <= :now
""")

_EFFECTS = text("""
    INSERT INTO effect_log (event_id, source, subject, sequence)
    SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:sources AS text[]), CAST(:subjects AS text[]), CAST(:sequences AS bigint[]))
""")


def lock_cursors(session: Session, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Lock the cases of a batch, in a fixed order, and tell how far each was applied."""
    return {(source, subject): sequence for source, subject, sequence in session.execute(_LOCK, _key_lists(keys))}


def open_rows(session: Session, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], dict[int, Kept]]:
    """Find what is still open in these cases."""
    found: dict[tuple[str, str], dict[int, Kept]] = {}
    for source, subject, sequence, state, attempts, body, content_type in session.execute(_OPEN, _key_lists(keys)):
        found.setdefault((source, subject), {})[sequence] = Kept(
            state, attempts, Arrival(bytes(body), content_type, "")
        )
    return found


def due_for_retry(session: Session, now: datetime, most: int) -> dict[UUID, Arrival]:
    """Find what is due for another attempt."""
    return {
        event_id: Arrival(bytes(body), content_type, f"{source}.events")
        for event_id, source, body, content_type in session.execute(_DUE, {"now": now, "most": most})
    }


def forget(session: Session, event_id: UUID) -> None:
    """Delete the row of a message that is still to be tried again."""
    session.execute(_FORGET, {"id": str(event_id)})


def leave_for_later(session: Session, event_ids: Collection[UUID], now: datetime) -> None:
    """Let what was tried and is still due wait: else it would be tried on every tick, and crowd out the others."""
    session.execute(_LATER, {"ids": [str(event_id) for event_id in event_ids], "now": now})


def write(session: Session, rows: Sequence[Row], cursors: dict[tuple[str, str], int], now: datetime) -> None:
    """Write what became of each message, and how far each case is applied now."""
    if rows:
        moved = _key_lists(list(cursors)) | {"sequences": list(cursors.values())}
        session.execute(_WRITE, {"rows": _as_json(rows, now)} | moved)


def count_repeats(session: Session, rows: Sequence[Row], now: datetime) -> None:
    """Count deliveries of what was applied before; restores the row when somebody deleted it."""
    if rows:
        session.execute(_REPEAT, {"rows": _as_json(rows, now)})


def log_effects(session: Session, heard: Sequence[Heard]) -> None:
    """Write the log that the fault rig's checker counts."""
    if heard:
        values = {
            "ids": [str(h.event_id) for h in heard],
            "sources": [h.source for h in heard],
            "subjects": [h.subject for h in heard],
            "sequences": [h.sequence for h in heard],
        }
        session.execute(_EFFECTS, values)


def unreadable_rows(session: Session, messages: Iterable[Unreadable]) -> None:
    """Keep messages that nobody can read: dead from the start, under an id made of their contents."""
    unique = {m.event_id: m for m in messages}
    for event_id, message in sorted(unique.items()):
        source = message.arrival.exchange.removesuffix(".events") or "unknown"
        row = {
            "event_id": event_id,
            "source": source,
            "subject": f"unreadable/{event_id}",
            "sequence": 0,
            "name": "unreadable",
            "bucket": 0,
            "state": "dead",
            "attempts": 1,
            "deliveries": 1,
            "fingerprint": message.failure.fingerprint,
            "reason": message.failure.reason,
            "body": message.arrival.body,
            "content_type": message.arrival.content_type[:200].replace("\x00", ""),
        }
        session.execute(_UNREADABLE, {"rows": encode([row]).decode()})


def next_wait(attempts: int) -> timedelta:
    """How long to wait before trying again: 1 s, 2 s, 4 s ... 1 hour."""
    return timedelta(seconds=min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempts - 1, 20)))


def is_database_trouble(error: BaseException) -> bool:
    """Tell whether an error came from the database, so that the event need not be to blame."""
    return isinstance(error, DBAPIError | psycopg2.Error)


def _key_lists(keys: Sequence[tuple[str, str]]) -> dict[str, list[object]]:
    return {"sources": [source for source, _ in keys], "subjects": [subject for _, subject in keys]}


def _as_json(rows: Sequence[Row], now: datetime) -> str:
    return encode([_fields(row, now) for row in rows]).decode()


def _fields(row: Row, now: datetime) -> dict[str, object]:
    """Give a row's columns; what is missing is NULL. Bytes become base64, as JSON wants."""
    heard = row.message.heard
    fields: dict[str, object] = {
        "event_id": heard.event_id,
        "source": heard.source,
        "subject": heard.subject,
        "sequence": heard.sequence,
        "name": heard.name,
        "bucket": row.message.bucket,
        "state": row.state,
        "attempts": row.attempts,
        "deliveries": row.deliveries,
    }
    if row.state in {"done", "skipped"}:
        return fields | {"settled_at": now}
    fields |= {"body": row.message.body, "content_type": row.message.content_type.replace("\x00", "")}
    if row.state == "retry":
        fields["next_attempt_at"] = now + next_wait(row.attempts)
    if row.failure:
        fields |= {"fingerprint": row.failure.fingerprint, "reason": row.failure.reason}
    return fields
