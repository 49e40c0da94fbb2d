"""From outbox to broker: a row leaves the outbox only after the broker confirmed every event in it."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from messaging.broker import AmqpPublisher, InMemoryPublisher
from messaging.failpoints import fp
from messaging.outbox import Bundle, Message

log = structlog.get_logger()

WINDOW = 100  # bundles published before the confirms are collected
SWEEP_EVERY = 1.0
BEAT_EVERY = 10

_DUE = text("""
    SELECT bundle_id, event_ids FROM outbox
    WHERE next_attempt_at <= clock_timestamp() ORDER BY bundle_id LIMIT :most FOR UPDATE SKIP LOCKED
""")
_EVENTS = text("SELECT event_id, name, envelope FROM journal WHERE event_id = ANY(CAST(:ids AS uuid[])) ORDER BY position")
_SENT = text("DELETE FROM outbox WHERE bundle_id = ANY(CAST(:ids AS bigint[]))")
_NOT_SENT = text("""
    UPDATE outbox SET attempts = attempts + 1, reason = 'no queue takes it, or the broker refused it',
        next_attempt_at = clock_timestamp() + make_interval(secs => least(30, power(2, least(attempts, 5)))::double precision)
    WHERE bundle_id = ANY(CAST(:ids AS bigint[]))
""")
# When a crash forgets this, events are published once more, which readers bear; so it need not wait for the disk.
_NO_WAIT = text("SET LOCAL synchronous_commit = off")


class Relay:
    """Publishes the events of one service. Several may run: rows are claimed, and readers keep the order by sequence."""

    def __init__(self, service: str, sessions: sessionmaker[Session], open_publisher: Callable[[], AmqpPublisher | InMemoryPublisher]) -> None:
        """Begin with nothing handed over."""
        self._exchange = f"{service}.events"
        self._sessions = sessions
        self._open_publisher = open_publisher
        self._publisher: AmqpPublisher | InMemoryPublisher | None = None
        self._handed: deque[Bundle] = deque()
        self._errands: deque[Callable[[Any], None]] = deque()
        self._wake = threading.Event()
        self._must_sweep = True

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
            hinted = self._wake.wait(SWEEP_EVERY)
            self._must_sweep = self._must_sweep or not hinted
        self._wake.clear()
        publisher = self._publisher = self._publisher or self._open_publisher()
        while self._handed:
            self._publish_handed(publisher)
        while self._errands:
            self._errands.popleft()(publisher)
        if self._must_sweep:
            self._must_sweep = False
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

    def _publish_handed(self, publisher: AmqpPublisher | InMemoryPublisher) -> None:
        bundles = [self._handed.popleft() for _ in range(min(WINDOW, len(self._handed)))]
        if not bundles:
            return
        sent, _ = self._publish(publisher, bundles)
        with self._sessions() as session:
            session.execute(_NO_WAIT)
            session.execute(_SENT, {"ids": sent})
            session.commit()
        fp("relay.after_mark")

    def _sweep(self, publisher: AmqpPublisher | InMemoryPublisher) -> bool:
        """Publish what lies in the outbox; tells whether there may be more."""
        with self._sessions() as session:
            due = [(bundle_id, ids) for bundle_id, ids in session.execute(_DUE, {"most": WINDOW})]
            if not due:
                return False
            sent, not_sent = self._publish(publisher, _read_back(session, due))
            session.execute(_SENT, {"ids": sent})
            if not_sent:
                session.execute(_NOT_SENT, {"ids": not_sent})
            session.commit()
        if not_sent:
            log.warning("events_have_no_route", exchange=self._exchange, bundles=len(not_sent))
        return len(due) == WINDOW

    def _publish(self, publisher: AmqpPublisher | InMemoryPublisher, bundles: Sequence[Bundle]) -> tuple[list[int], list[int]]:
        fp("relay.before_publish")
        not_taken = publisher.publish(self._exchange, [message for bundle in bundles for message in bundle.messages])
        fp("relay.after_confirm_before_mark")
        sent, not_sent = [], []
        for bundle in bundles:
            is_sent = not not_taken or not any(message.event_id in not_taken for message in bundle.messages)
            (sent if is_sent else not_sent).append(bundle.bundle_id)
        return sent, not_sent


def _read_back(session: Session, due: Sequence[tuple[int, list[UUID]]]) -> list[Bundle]:
    ids = [str(event_id) for _, event_ids in due for event_id in event_ids]
    messages = {event_id: Message(event_id, name, bytes(envelope)) for event_id, name, envelope in session.execute(_EVENTS, {"ids": ids})}
    return [Bundle(bundle_id, [messages[event_id] for event_id in event_ids]) for bundle_id, event_ids in due]
