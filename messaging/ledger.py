"""The ledger finds what got lost: a publisher states what it published, a reader compares and asks for what it misses.

Every ten seconds is a bucket. A statement gives, per bucket, how many events there were and a digest of their ids. It
travels behind the events in the same queue, so a reader that misses one when the statement arrives has lost it, or a
colleague still holds it: hence a second look before the alarm.
"""

import time
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import structlog
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from messaging.envelope import BUCKET_SECONDS, encode
from messaging.outbox import Message

log = structlog.get_logger()

CLOCKS_MAY_DIFFER = 60  # buckets: ten minutes
WINDOW = 12  # buckets that each statement repeats: two minutes
PAGE = 500  # buckets in one statement, events in one window of a repetition

DIGEST = "coalesce(bit_xor(hashtextextended(event_id::text, 0)), 0)"


class Line(msgspec.Struct, frozen=True, array_like=True):
    """What was published in one bucket."""

    bucket: int
    count: int
    digest: int


class Statement(msgspec.Struct, frozen=True):
    """What a publisher says it published from `since` up to but not including `until`."""

    source: str
    since: int
    until: int
    lines: list[Line]
    is_answer: bool = False  # asked for: then there is nothing under way and no second look is needed


class Request(msgspec.Struct, frozen=True):
    """What a reader asks of a publisher: a bucket's events once more, or a statement since a bucket."""

    bucket: int | None = None
    since: int | None = None


_STATE = text(f"""
    SELECT bucket, count(*), {DIGEST} FROM journal
    WHERE bucket >= :since AND bucket < :until AND route IS NULL GROUP BY bucket ORDER BY bucket LIMIT :most
""")  # noqa: S608  constants only
# An answer to an outside system that has no queue may wait for ever; the ledger does not wait with it.
_OLDEST_UNSENT = text("""
    SELECT bucket FROM outbox WHERE EXISTS (SELECT FROM journal WHERE event_id = ANY(event_ids) AND route IS NULL)
    ORDER BY bundle_id LIMIT 1
""")
_EVENTS = text(
    "SELECT event_id, name, envelope FROM journal WHERE bucket = :bucket AND route IS NULL ORDER BY position"
)
_FOUND = text(f"""
    SELECT n.bucket, count(event_id), {DIGEST} FROM unnest(CAST(:buckets AS int[])) AS n (bucket)
    LEFT JOIN inbox ON inbox.source = :source AND inbox.bucket = n.bucket AND inbox.sequence > 0 GROUP BY n.bucket
""")  # noqa: S608  constants only
_MISSING = text("""
    INSERT INTO gaps AS g (source, bucket, expected, digest, found) VALUES (:source, :bucket, :expected, :digest, :found)
    ON CONFLICT (source, bucket) DO UPDATE SET statements = g.statements + 1, found = excluded.found, expected = excluded.expected,
        digest = excluded.digest, noticed_at = CASE WHEN g.resolved_at IS NULL THEN g.noticed_at ELSE clock_timestamp() END,
        asked_at = CASE WHEN g.resolved_at IS NULL THEN g.asked_at END, resolved_at = NULL
""")
_RESOLVED = text(
    "UPDATE gaps SET resolved_at = clock_timestamp() WHERE source = :source AND bucket = ANY(CAST(:buckets AS int[])) AND resolved_at IS NULL"
)
_TO_ASK = text("""
    UPDATE gaps SET asked_at = clock_timestamp()
    WHERE source = :source AND resolved_at IS NULL AND (:at_once OR noticed_at < clock_timestamp() - interval '8 seconds')
      AND (asked_at IS NULL OR asked_at < clock_timestamp() - interval '20 seconds')
    RETURNING bucket, expected, found
""")
_OPEN_GAPS = text("SELECT bucket, expected, digest FROM gaps WHERE source = :source AND resolved_at IS NULL")
_COMPARED = text("""
    INSERT INTO ledgers AS l (source, bucket)
    SELECT :source, :until WHERE :since = 0 OR EXISTS (SELECT FROM ledgers WHERE source = :source)
    ON CONFLICT (source) DO UPDATE SET bucket = greatest(l.bucket, excluded.bucket) WHERE l.bucket >= :since
""")
_SINCE = text("SELECT bucket FROM ledgers WHERE source = :source")


class Statements:
    """The publisher's side."""

    def __init__(self, service: str, sessions: sessionmaker[Session]) -> None:
        """State from the start of this process on; what is older is stated when asked."""
        self._service = service
        self._sessions = sessions
        self._stated = int(time.time()) // BUCKET_SECONDS

    def due(self) -> Statement | None:
        """Give the statement of the last two minutes, as far as everything in it was sent; nothing when no bucket has closed."""
        now = int(time.time()) // BUCKET_SECONDS
        statement = self._state(min(now - WINDOW, self._stated - 1), now, limit=PAGE, is_answer=False)
        if statement:
            self._stated = statement.until
        return statement

    def answer(self, since: int) -> list[Statement]:
        """Give the statements since a bucket, in pages."""
        now = int(time.time()) // BUCKET_SECONDS
        statements = []
        while since < now and (statement := self._state(since, now, limit=PAGE, is_answer=True)):
            statements.append(statement)
            since = statement.until
        return statements

    def _state(self, since: int, until: int, *, limit: int, is_answer: bool) -> Statement | None:
        with self._sessions() as session:
            unsent = session.execute(_OLDEST_UNSENT).scalar()
            until = min(until, unsent) if unsent is not None else until
            if until <= since:
                return None
            lines = [Line(*row) for row in session.execute(_STATE, {"since": since, "until": until, "most": limit + 1})]
        if len(lines) > limit:
            lines, until = lines[:limit], lines[limit].bucket
        return Statement(self._service, since, until, lines, is_answer)

    def events_of(self, bucket: int) -> list[list[Message]]:
        """Read the events of a bucket once more, in windows."""
        with self._sessions() as session:
            messages = [
                Message(event_id, name, bytes(envelope))
                for event_id, name, envelope in session.execute(_EVENTS, {"bucket": bucket})
            ]
        return [messages[at : at + PAGE] for at in range(0, len(messages), PAGE)]


class Comparison:
    """The reader's side."""

    def __init__(self, service: str, sessions: sessionmaker[Session]) -> None:
        """Compare with this service's inbox."""
        self._service = service
        self._sessions = sessions

    def since(self, source: str) -> Request:
        """Ask for what was published since the last comparison; the first time, for everything ever."""
        with self._sessions() as session:
            return Request(since=session.execute(_SINCE, {"source": source}).scalar() or 0)

    def compare(self, body: bytes, source: str) -> tuple[str, list[Request]]:
        """Compare a statement of `source` with the inbox; gives the source and what to ask it for.

        Raises ValueError for a statement about another's events, or about a time to come.
        """
        statement = msgspec.json.decode(body, type=Statement)
        if statement.source != source or statement.until > int(time.time()) // BUCKET_SECONDS + CLOCKS_MAY_DIFFER:
            raise ValueError("not a statement that this publisher can make")
        with self._sessions() as session:
            stated = {line.bucket: line for line in statement.lines}
            for bucket, expected, digest in session.execute(_OPEN_GAPS, {"source": statement.source}):
                stated.setdefault(bucket, Line(bucket, expected, digest))
            missing = self._missing(session, statement.source, list(stated.values()))
            if not missing:
                session.execute(
                    _COMPARED, {"source": statement.source, "since": statement.since, "until": statement.until}
                )
            to_ask = session.execute(_TO_ASK, {"source": statement.source, "at_once": statement.is_answer}).all()
            compared = session.execute(_SINCE, {"source": statement.source}).scalar() or 0
            session.commit()
        for bucket, expected, found in to_ask:
            log.error(
                "events_missing",
                service=self._service,
                source=statement.source,
                bucket=bucket,
                expected=expected,
                found=found,
                remedy="asked for again by itself; if it does not end, look whether the publisher's worker runs",
            )
        requests = [Request(bucket=bucket) for bucket, _, _ in to_ask]
        if compared < statement.since and not missing and not statement.is_answer:
            # Statements of a time in between never came: what they told of may have got lost with them.
            requests.append(Request(since=compared))
        return statement.source, requests

    def _missing(self, session: Session, source: str, lines: Sequence[Line]) -> list[Line]:
        found = {
            bucket: (count, digest)
            for bucket, count, digest in session.execute(
                _FOUND, {"source": source, "buckets": [line.bucket for line in lines]}
            )
        }
        missing = [line for line in lines if found[line.bucket] != (line.count, line.digest)]
        for line in missing:
            session.execute(
                _MISSING,
                {
                    "source": source,
                    "bucket": line.bucket,
                    "expected": line.count,
                    "digest": line.digest,
                    "found": found[line.bucket][0],
                },
            )
        whole = {line.bucket for line in lines} - {line.bucket for line in missing}
        session.execute(_RESOLVED, {"source": source, "buckets": sorted(whole)})
        return missing


def answer_request(
    body: bytes, statements: Statements, publish: Callable[[Sequence[Message]], Any], send: Callable[[bytes], None]
) -> None:
    """Answer what a reader asked for."""
    request = msgspec.json.decode(body, type=Request)
    if request.bucket is not None:
        for window in statements.events_of(request.bucket):
            publish(window)
    if request.since is not None:
        for statement in statements.answer(request.since):
            send(encode(statement))
