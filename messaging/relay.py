"""From outbox to broker: a row leaves the outbox only after the broker confirmed every event in it."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from messaging.failpoints import fp
from messaging.outbox import Bundle, Message
from messaging.publishing import Publisher

log = structlog.get_logger()

WINDOW = 100  # bundles published before the confirms are collected
SWEEP_EVERY = 1.0

_DUE = text("""
    SELECT bundle_id, event_ids FROM outbox
    WHERE next_attempt_at <= clock_timestamp() ORDER BY bundle_id LIMIT :most FOR UPDATE SKIP LOCKED
""")
_EVENTS = text(
    "SELECT event_id, name, envelope, route FROM journal WHERE event_id = ANY(CAST(:ids AS uuid[])) ORDER BY position"
)
_SENT = text("DELETE FROM outbox WHERE bundle_id = ANY(CAST(:ids AS bigint[]))")
# What the others took of a bundle is sent: only the rest is published again, for as long as it takes.
_NOT_SENT = text("""
    UPDATE outbox SET attempts = attempts + 1, reason = 'no queue takes it, or the broker refused it', event_ids = CAST(:rest AS uuid[]),
        next_attempt_at = clock_timestamp() + make_interval(secs => least(30, power(2, least(attempts, 5)))::double precision)
    WHERE bundle_id = :bundle_id
""")
# When a crash forgets this, events are published once more, which readers bear; so it need not wait for the disk.
_NO_WAIT = text("SET LOCAL synchronous_commit = off")


class Relay:
    """Publishes the events of one service. Several may run: rows are claimed, and readers keep the order by sequence."""

    def __init__(
        self,
        service: str,
        sessions: sessionmaker[Session],
        open_publisher: Callable[[], Publisher],
    ) -> None:
        """Begin with nothing handed over."""
        self._exchange = f"{service}.events"
        self._sessions = sessions
        self._open_publisher = open_publisher
        self._publisher: Publisher | None = None
        self._handed: deque[Bundle] = deque()
        self._errands: deque[Callable[[Any], None]] = deque()
        self._wake = threading.Event()
        self._must_sweep = True
        self._swept_at = 0.0

    def hand_over(self, bundles: Sequence[Bundle]) -> None:
        """Take the events of a transaction that was just committed, so that they need not be read back."""
        if bundles:
            self._handed.extend(bundles)
            self._wake.set()

    def look(self) -> None:
        """Somebody else committed events: look in the outbox now."""
        self._must_sweep = True
        self._wake.set()

    def run_errand(self, errand: Callable[[Any], None]) -> None:
        """Let something be published on the relay's own connection (the ledger's messages)."""
        self._errands.append(errand)
        self._wake.set()

    def step(self) -> None:
        """Wait for something to publish, publish it. Raises when the broker or the database does not answer."""
        if not (self._handed or self._errands or self._must_sweep):
            self._wake.wait(SWEEP_EVERY)
        self._must_sweep |= time.monotonic() - self._swept_at > SWEEP_EVERY  # also when there is always something to do
        self._wake.clear()
        publisher = self._publisher = self._publisher if self._publisher is not None else self._open_publisher()
        while self._handed:
            self._publish_handed(publisher)
        while self._errands:
            self._errands.popleft()(publisher)
        if self._must_sweep:
            self._must_sweep = False
            self._swept_at = time.monotonic()
            while self._sweep(publisher):
                self._publish_handed(publisher)
            publisher.beat()

    def drop(self) -> None:
        """After an error: forget the connection and what was handed over; the outbox still has it."""
        self._handed.clear()
        self._errands.clear()
        if self._publisher:
            self._publisher.close()
        self._publisher = None
        self._must_sweep = True

    def _publish_handed(self, publisher: Publisher) -> None:
        bundles = [self._handed.popleft() for _ in range(min(WINDOW, len(self._handed)))]
        if not bundles:
            return
        sent, _ = self._publish(publisher, bundles)
        with self._sessions() as session:
            session.execute(_NO_WAIT)
            session.execute(_SENT, {"ids": sent})
            session.commit()
        fp("relay.after_mark")

    def _sweep(self, publisher: Publisher) -> bool:
        """Publish what lies in the outbox; tells whether there may be more."""
        with self._sessions() as session:
            due = [(bundle_id, ids) for bundle_id, ids in session.execute(_DUE, {"most": WINDOW})]
            if not due:
                return False
            sent, not_sent = self._publish(publisher, _read_back(session, due))
            session.execute(_SENT, {"ids": sent})
            for bundle_id, rest in not_sent.items():
                session.execute(_NOT_SENT, {"bundle_id": bundle_id, "rest": rest})
            session.commit()
        fp("relay.after_mark")
        if not_sent:
            log.warning("events_have_no_route", exchange=self._exchange, bundles=len(not_sent))
        return len(due) == WINDOW

    def _publish(self, publisher: Publisher, bundles: Sequence[Bundle]) -> tuple[list[int], dict[int, list[str]]]:
        """Publish bundles; gives which were taken whole, and of the others the events that were not."""
        fp("relay.before_publish")
        not_taken = publisher.publish(self._exchange, [message for bundle in bundles for message in bundle.messages])
        fp("relay.after_confirm_before_mark")
        if not not_taken:
            return [bundle.bundle_id for bundle in bundles], {}
        left = {b.bundle_id: [str(m.event_id) for m in b.messages if m.event_id in not_taken] for b in bundles}
        not_sent = {bundle_id: rest for bundle_id, rest in left.items() if rest}
        return [bundle_id for bundle_id in left if bundle_id not in not_sent], not_sent


def _read_back(session: Session, due: Sequence[tuple[int, list[UUID]]]) -> list[Bundle]:
    ids = [str(event_id) for _, event_ids in due for event_id in event_ids]
    messages = {
        event_id: Message(event_id, name, bytes(envelope), route)
        for event_id, name, envelope, route in session.execute(_EVENTS, {"ids": ids})
    }
    return [Bundle(bundle_id, [messages[event_id] for event_id in event_ids]) for bundle_id, event_ids in due]
