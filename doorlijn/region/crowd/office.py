"""Brings what a service publishes straight to the inboxes of those who listen to it: the same tables, without a broker.

What is not brought yet stays in the outbox: whoever stops halfway loses nothing, and a next start goes on from there.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import event, text

from messaging.clockwork import Clockwork
from messaging.database import open_engine, open_sessions
from messaging.envelope import CONTENT_TYPE
from messaging.inbox import Inbox
from messaging.listening import subscriptions, timer_answers
from messaging.outbox import Bundle, Message
from messaging.reading import Arrival
from messaging.work import Transaction
from services.aftercare.service import AftercareService
from services.certification.service import CertificationService
from services.directory.service import DirectoryService
from services.intake.service import IntakeService
from services.notifications.service import NotificationsService

SERVICES: Final = (DirectoryService, IntakeService, CertificationService, AftercareService, NotificationsService)

_WAITING = text("SELECT bundle_id, event_ids FROM outbox ORDER BY bundle_id")
_EVENTS = text(
    "SELECT event_id, name, envelope FROM journal WHERE event_id = ANY(CAST(:ids AS uuid[])) ORDER BY position"
)
_TOLD = text("SELECT coalesce(max(position), 0) FROM journal")
_SENT = text("DELETE FROM outbox WHERE bundle_id = ANY(CAST(:bundle_ids AS bigint[]))")
# The mails of a past that nobody lived through: they are not sent today, and what is old was read.
_MAILED = text("""
    UPDATE deliveries SET state = 'sent', attempts = 1, sent_at = planned_at, next_attempt_at = NULL
    WHERE delivery_id IN (SELECT delivery_id FROM deliveries WHERE next_attempt_at IS NOT NULL FOR UPDATE SKIP LOCKED)
""")
_READ = text("UPDATE notifications SET read_at = occurred_at WHERE read_at IS NULL AND occurred_at < :before")
# What a crash of the machine forgets is told again; waiting for the disk would take as long as the telling.
_NO_WAIT = "SET synchronous_commit = off"


class Office:
    """All services in this process; `now` is the clock that each of them sees."""

    def __init__(self, database_url: str, now: datetime) -> None:
        self.now = now
        self._engines = {
            each.name: open_engine(database_url, each.name, pool_size=2, asks_first=False, acts_as="system")
            for each in SERVICES
        }
        for engine in self._engines.values():
            event.listen(engine, "connect", lambda connection, _: connection.cursor().execute(_NO_WAIT))
        self._sessions = {name: open_sessions(engine) for name, engine in self._engines.items()}
        self._inboxes = {
            each.name: Inbox(each.name, self._sessions[each.name], subscriptions(each), self._clock)
            for each in SERVICES
        }
        self._clockworks = {
            each.name: Clockwork(each.name, self._sessions[each.name], answers, self._clock)
            for each in SERVICES
            if (answers := timer_answers(each))
        }

    def close(self) -> None:
        for engine in self._engines.values():
            engine.dispose()

    @contextmanager
    def transaction(self, service: str) -> Iterator[Transaction]:
        """Do something in one service; what it publishes is heard before this returns."""
        with self._sessions[service]() as session:
            transaction = Transaction(session, service)
            yield transaction
            bundle = transaction.write(handed_over=True)
            session.commit()
        if bundle:
            self._bring(service, bundle)

    def clear(self) -> None:
        """Bring what lies in the outboxes: of the region's own people, and of a load that was stopped."""
        for service, sessions in self._sessions.items():
            with sessions() as session:
                waiting = session.execute(_WAITING).all()
                bundles = [Bundle(row.bundle_id, self._read(service, row.event_ids)) for row in waiting]
            for bundle in bundles:
                self._bring(service, bundle)

    def told(self) -> dict[str, int]:
        """Give how long each service's journal is: as far as that, everybody has heard everything."""
        found = {}
        for service, sessions in self._sessions.items():
            with sessions() as session:
                found[service] = int(session.scalar(_TOLD) or 0)
        return found

    def fire(self) -> None:
        """Let the clocks ring that are due, and bring round what follows."""
        for service, clockwork in self._clockworks.items():
            while (fired := clockwork.fire_some()).count:  # a clock that rang may have set another that is due
                for bundle in fired.bundles:
                    self._bring(service, bundle)

    def count_as_mailed(self) -> None:
        """Let mails count as sent."""
        with self._sessions["notifications"]() as session:
            session.execute(_MAILED)
            session.commit()

    def count_as_read(self, before: datetime) -> None:
        """Let what was told before a moment count as read."""
        with self._sessions["notifications"]() as session:
            session.execute(_READ, {"before": before})
            session.commit()

    @property
    def _clock(self) -> Callable[[], datetime]:
        return lambda: self.now

    def _bring(self, service: str, bundle: Bundle) -> None:
        """Bring it, and then what follows from it: a service hears everything of another in the order it was told."""
        waiting = deque([(service, bundle)])
        brought: dict[str, list[int]] = {}
        while waiting:
            source, told = waiting.popleft()
            self.is_told(source, told)
            deliveries = [Arrival(each.body, CONTENT_TYPE, f"{source}.events") for each in told.messages]
            for reader, inbox in self._inboxes.items():
                if any(heard == source for heard, _, _ in inbox.subscriptions):
                    waiting.extend((reader, following) for following in inbox.take(deliveries))
            brought.setdefault(source, []).append(told.bundle_id)
        for source, bundle_ids in brought.items():
            with self._sessions[source]() as session:
                session.execute(_SENT, {"bundle_ids": bundle_ids})
                session.commit()

    def is_told(self, source: str, bundle: Bundle) -> None:
        """Whoever plays people hears here what a service told; nobody does by itself."""

    def _read(self, service: str, event_ids: list[UUID]) -> list[Message]:
        with self._sessions[service]() as session:
            found = session.execute(_EVENTS, {"ids": [str(each) for each in event_ids]})
            return [Message(row.event_id, row.name, bytes(row.envelope)) for row in found]
