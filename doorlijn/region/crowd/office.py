"""Brings what a service publishes straight to the inboxes of those who listen to it: the same tables, without a broker.

What is not brought yet stays in the outbox: whoever stops halfway loses nothing, and a next start goes on from there.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Final
from uuid import UUID

from sqlalchemy import event, text

from messaging.clockwork import Clockwork
from messaging.database import open_engine, open_sessions
from messaging.envelope import CONTENT_TYPE
from messaging.inbox import Inbox
from messaging.listening import subscriptions, timer_answers
from messaging.outbox import Bundle, Message
from messaging.planned import planned_once
from messaging.reading import Arrival
from messaging.work import Transaction
from services.aftercare.service import AftercareService
from services.certification.service import CertificationService
from services.directory.service import DirectoryService
from services.intake.service import IntakeService
from services.notifications.service import NotificationsService

SERVICES: Final = (DirectoryService, IntakeService, CertificationService, AftercareService, NotificationsService)
LISTENING: Final = ("directory", "aftercare", "intake", "certification", "notifications")  # in this order

_WAITING = text("SELECT bundle_id, event_ids FROM outbox ORDER BY bundle_id")
_EVENTS = text(
    "SELECT event_id, name, envelope FROM journal WHERE event_id = ANY(CAST(:ids AS uuid[])) ORDER BY position"
)
_TOLD = text("SELECT coalesce(max(position), 0) FROM journal")
_SENT = planned_once(text("DELETE FROM outbox WHERE bundle_id = ANY(CAST(:bundle_ids AS bigint[]))"))
# The mails of a past that nobody lived through: they are not sent today, and what is old was read.
_MAILED = planned_once(
    text("""
    UPDATE deliveries SET state = 'sent', attempts = 1, sent_at = planned_at, next_attempt_at = NULL
    WHERE delivery_id IN (SELECT delivery_id FROM deliveries WHERE next_attempt_at IS NOT NULL FOR UPDATE SKIP LOCKED)
""")
)
_READ = text("UPDATE notifications SET read_at = occurred_at WHERE read_at IS NULL AND occurred_at < :before")
# What a crash of the machine forgets is told again; waiting for the disk would take as long as the telling.
_NO_WAIT = "SET synchronous_commit = off"


class Office:
    """All services in this process; `now` is the clock that each of them sees."""

    def __init__(self, database_url: str, now: datetime, hear_later: Collection[str] = ()) -> None:
        """`hear_later`: services that hear what was told only when `catch_up` is asked."""
        self.now = now
        self._at_once = tuple(each for each in LISTENING if each not in hear_later)
        self._waiting: dict[str, list[tuple[str, Arrival]]] = {reader: [] for reader in LISTENING}
        self._brought: dict[str, list[int]] = {}
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
        self._hears = {name: {source for source, _, _ in inbox.subscriptions} for name, inbox in self._inboxes.items()}
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
        for service in self._clockworks:
            while self.fire_some(service):  # a clock that rang may have set another that is due
                pass

    def fire_some(self, service: str) -> int:
        """Let a batch of the clocks of one service ring that are due, and bring round what follows. Gives how many rang."""
        fired = self._clockworks[service].fire_some()
        for bundle in fired.bundles:
            self._bring(service, bundle)
        return fired.count

    def catch_up(self) -> None:
        """Let everybody hear what they did not hear at once; what was brought leaves the outboxes."""
        self._hear(LISTENING)
        for source, bundle_ids in self._brought.items():
            with self._sessions[source]() as session:
                session.execute(_SENT, {"bundle_ids": bundle_ids})
                session.commit()
        self._brought.clear()

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
        self._tell(service, bundle)
        if self._at_once == LISTENING:
            self.catch_up()
        else:
            self._hear(self._at_once)

    def _hear(self, readers: Sequence[str]) -> None:
        """Whoever causes nothing more hears last, and so of much at once."""
        while reader := next((each for each in readers if self._waiting[each]), None):
            heard, self._waiting[reader] = self._waiting[reader], []
            for _source, arrivals in groupby(heard, key=itemgetter(0)):
                for following in self._inboxes[reader].take([arrival for _, arrival in arrivals]):
                    self._tell(reader, following)

    def _tell(self, source: str, told: Bundle) -> None:
        self.is_told(source, told)
        self._brought.setdefault(source, []).append(told.bundle_id)
        arrivals = [(source, Arrival(each.body, CONTENT_TYPE, f"{source}.events")) for each in told.messages]
        for reader, sources in self._hears.items():
            if source in sources:
                self._waiting[reader] += arrivals

    def is_told(self, source: str, bundle: Bundle) -> None:
        """Whoever plays people hears here what a service told; nobody does by itself."""

    def _read(self, service: str, event_ids: list[UUID]) -> list[Message]:
        with self._sessions[service]() as session:
            found = session.execute(_EVENTS, {"ids": [str(each) for each in event_ids]})
            return [Message(row.event_id, row.name, bytes(row.envelope)) for row in found]
