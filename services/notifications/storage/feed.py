"""What waits for systems of organisations: a line per organisation, numbered without gaps in the order of commits."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from services.notifications.domain.outside import KEPT, OutsideEvent

# Who does not ask for longer than its place is good for, is written for no longer; the numbering goes on when it asks again.
SLEEPS_AFTER: Final = KEPT + timedelta(days=2)
OUTDATED: Final = (("feed_events", "(organisation_id, position)", "told_at < clock_timestamp() - interval '30 days'"),)

_AWAKE: Final = text("SELECT organisation_id FROM feeds WHERE asked_at > :since")
_LOCK: Final = text("""
    SELECT organisation_id, position FROM feeds WHERE organisation_id = ANY (CAST(:ids AS uuid[]))
    ORDER BY organisation_id FOR UPDATE
""")
_WRITE: Final = text("""
    WITH moved AS (
        UPDATE feeds SET position = m.position
        FROM json_to_recordset(CAST(:moved AS json)) AS m (organisation_id uuid, position bigint)
        WHERE feeds.organisation_id = m.organisation_id
    )
    INSERT INTO feed_events (organisation_id, position, event_id, name, data_group, pupil_id, until, told_at, envelope)
    SELECT organisation_id, position, event_id, name, data_group, pupil_id, until, :now, envelope
    FROM json_to_recordset(CAST(:events AS json)) AS e (organisation_id uuid, position bigint, event_id uuid, name text,
        data_group text, pupil_id uuid, until date, envelope json)
""")
_ASK: Final = text("""
    INSERT INTO feeds AS f (organisation_id, position, asked_at) VALUES (:organisation_id, 0, :now)
    ON CONFLICT (organisation_id) DO UPDATE SET asked_at = excluded.asked_at
    WHERE f.asked_at < excluded.asked_at - interval '1 day'
""")
_LAST: Final = text("SELECT position FROM feeds WHERE organisation_id = :organisation_id")
_PAGE: Final = text("""
    SELECT position, envelope FROM feed_events
    WHERE organisation_id = :organisation_id AND position > :after AND told_at > :kept_since
        AND data_group = ANY (CAST(:groups AS text[])) AND (until IS NULL OR until >= :today)
        AND (CAST(:name AS text) IS NULL OR name = :name)
    ORDER BY position LIMIT :limit
""")

_encoder = msgspec.json.Encoder()


@dataclass(frozen=True)
class Wanted:
    """What an organisation asks for: after a place, of these groups of data; without a name, of every kind."""

    organisation_id: UUID
    after: int
    limit: int
    groups: Collection[str]
    name: str | None
    today: date


class Feed:
    """One question per batch tells who listens; what is for nobody is not written."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._awake: frozenset[UUID] | None = None
        self._events: list[OutsideEvent] = []
        self._now: datetime | None = None
        event.listen(session, "before_commit", self._write)

    def listeners(self, now: datetime) -> frozenset[UUID]:
        """Give the organisations that asked lately."""
        if self._awake is None:
            self._awake = frozenset(self._session.scalars(_AWAKE, {"since": now - SLEEPS_AFTER}))
        return self._awake

    def add(self, told: OutsideEvent, now: datetime) -> None:
        """Let an event wait for an organisation; it gets its place right before the commit."""
        self._events.append(told)
        self._now = now

    def ask(self, organisation_id: UUID, now: datetime) -> int:
        """Know that an organisation listens: from the first time that it asks, events are kept for it. Gives its last place."""
        self._session.execute(_ASK, {"organisation_id": organisation_id, "now": now})
        last: int = self._session.execute(_LAST, {"organisation_id": organisation_id}).scalar_one()
        return last

    def page(self, wanted: Wanted, now: datetime) -> list[tuple[int, dict[str, Any]]]:
        """Give the next events, with their places."""
        asked = vars(wanted) | {"groups": sorted(wanted.groups), "kept_since": now - KEPT}
        return [(row.position, row.envelope) for row in self._session.execute(_PAGE, asked)]

    def _write(self, session: Session) -> None:
        """Number under the lock of each organisation's row, held from here to the commit: a later place commits later."""
        events, self._events = self._events, []
        if not events:
            return
        ids = sorted({each.organisation_id for each in events})
        at: dict[UUID, int] = defaultdict(int)
        at.update({row.organisation_id: row.position for row in session.execute(_LOCK, {"ids": [str(i) for i in ids]})})
        rows = []
        for each in events:
            at[each.organisation_id] += 1
            rows.append({**vars(each), "position": at[each.organisation_id]})
        moved = [{"organisation_id": each, "position": at[each]} for each in ids]
        values = {"events": _encoder.encode(rows).decode(), "moved": _encoder.encode(moved).decode()}
        session.execute(_WRITE, values | {"now": self._now})
