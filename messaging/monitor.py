"""What an operator sees of a service's messages: how many wait, where one event is, what is dead, and trying again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

_OUTBOX = text(
    "SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::int, coalesce(sum(cardinality(event_ids)), 0)::int FROM outbox"
)
_OPEN = text(
    "SELECT state, count(*), coalesce(extract(epoch FROM clock_timestamp() - min(received_at)), 0)::int FROM inbox WHERE state IN ('retry', 'waiting', 'dead') GROUP BY state"
)
_TIMERS = text(
    "SELECT count(*), count(*) FILTER (WHERE due_at < clock_timestamp() - interval '60 seconds') FROM timers WHERE state = 'pending' AND due_at < clock_timestamp() + interval '1 day'"
)
_GAPS = text(
    "SELECT count(*) FILTER (WHERE resolved_at IS NULL), count(*) FROM gaps WHERE resolved_at IS NULL OR noticed_at > clock_timestamp() - interval '1 day'"
)
_JOURNAL = text("""
    SELECT j.position, j.event_id, j.subject, j.sequence, j.name, j.recorded_at, EXISTS (SELECT FROM outbox o WHERE j.event_id = ANY(o.event_ids)) AS is_waiting
    FROM journal j WHERE j.position < :before ORDER BY j.position DESC LIMIT :most
""")
_PUBLISHED = text("""
    SELECT j.event_id, j.subject, j.sequence, j.name, j.recorded_at, j.envelope, o.attempts, o.reason, o.next_attempt_at
    FROM journal j LEFT JOIN outbox o ON j.event_id = ANY(o.event_ids) WHERE j.event_id = :event_id
""")
_RECEIVED = text("""
    SELECT event_id, source, subject, sequence, name, state, attempts, deliveries, fingerprint, reason, next_attempt_at, received_at, settled_at
    FROM inbox WHERE event_id = :event_id
""")
_BY_STATE = text("""
    SELECT event_id, source, subject, sequence, name, state, attempts, deliveries, fingerprint, reason, next_attempt_at, received_at
    FROM inbox WHERE state = :state AND state IN ('retry', 'waiting', 'dead') ORDER BY received_at LIMIT :most
""")
_RETRY_ONE = text(
    "UPDATE inbox SET state = 'retry', next_attempt_at = clock_timestamp() WHERE event_id = :event_id AND state IN ('dead', 'retry') RETURNING event_id"
)
_RETRY_ALIKE = text(
    "UPDATE inbox SET state = 'retry', next_attempt_at = clock_timestamp() WHERE fingerprint = :fingerprint AND state IN ('dead', 'retry') RETURNING event_id"
)
_REPLAY = text("""
    WITH chosen AS (SELECT event_id, bucket, position FROM journal WHERE recorded_at >= :since AND route IS NULL AND (:subject = '' OR subject = :subject) ORDER BY position),
         packed AS (SELECT array_agg(event_id ORDER BY position) AS ids, max(bucket) AS bucket, count(*) AS events
                    FROM (SELECT *, (row_number() OVER (ORDER BY position) - 1) / 200 AS pack FROM chosen) AS p GROUP BY pack),
         queued AS (INSERT INTO outbox (event_ids, bucket, next_attempt_at) SELECT ids, bucket, clock_timestamp() FROM packed RETURNING event_ids)
    SELECT coalesce(sum(cardinality(event_ids)), 0)::int FROM queued
""")


def summary(session: Session) -> dict[str, Any]:
    """Count what waits: bundles, open inbox rows with the age of the oldest in seconds, timers of the coming day, gaps."""
    bundles, oldest, events = session.execute(_OUTBOX).one()
    inbox = {state: {"count": count, "oldest_seconds": age} for state, count, age in session.execute(_OPEN)}
    soon, overdue = session.execute(_TIMERS).one()
    open_gaps, gaps = session.execute(_GAPS).one()
    return {
        "outbox": {"waiting": events, "bundles": bundles, "oldest_seconds": oldest},
        "inbox": {state: inbox.get(state, {"count": 0, "oldest_seconds": 0}) for state in ("retry", "waiting", "dead")},
        "timers": {"coming_day": soon, "overdue": overdue},
        "gaps": {"open": open_gaps, "past_day": gaps},
    }


def journal(session: Session, before: int | None, most: int) -> Sequence[dict[str, Any]]:
    """List what this service published, newest first; `before` is the position to go on from."""
    return [dict(row) for row in session.execute(_JOURNAL, {"before": before or 2**62, "most": most}).mappings()]


def find(session: Session, event_id: UUID) -> dict[str, Any]:
    """Tell what this service knows of an event, as publisher and as reader."""
    published = session.execute(_PUBLISHED, {"event_id": str(event_id)}).mappings().first()
    received = session.execute(_RECEIVED, {"event_id": str(event_id)}).mappings().first()
    return {
        "published": _with_envelope(dict(published)) if published else None,
        "received": dict(received) if received else None,
    }


def in_state(session: Session, state: str, most: int = 200) -> Sequence[dict[str, Any]]:
    """List open inbox rows: retry, waiting or dead."""
    return [dict(row) for row in session.execute(_BY_STATE, {"state": state, "most": most}).mappings()]


def retry(session: Session, *, event_id: UUID | None = None, fingerprint: str | None = None) -> int:
    """Let dead or delayed events be tried again now, one or all that failed alike; gives how many."""
    if event_id:
        return len(session.execute(_RETRY_ONE, {"event_id": str(event_id)}).all())
    return len(session.execute(_RETRY_ALIKE, {"fingerprint": fingerprint}).all())


def replay(session: Session, since: datetime, subject: str) -> int:
    """Publish again what was published since a moment, of one subject or of all; readers that had it change nothing. Gives how many."""
    return int(session.execute(_REPLAY, {"since": since, "subject": subject}).scalar_one())


def _with_envelope(published: dict[str, Any]) -> dict[str, Any]:
    published["envelope"] = msgspec.json.decode(bytes(published["envelope"]))
    return published
