"""The receiving end: one transaction takes a batch of arrivals, with all that follows from them.

Whatever happens, each message ends in one state: done, skipped (nobody here listens to it), retry, waiting (for an
earlier event of its case) or dead. Only after that has been committed may the broker forget it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from messaging import database
from messaging.batch import Batch, HandlerFailed, Subscriptions
from messaging.failpoints import fp
from messaging.inbox_rows import due_for_retry, forget, leave_for_later, unreadable_rows
from messaging.outbox import Bundle
from messaging.overhearing import Overhearing
from messaging.reading import Arrival, Failure, Readable, Unreadable, read
from messaging.work import Transaction

log = structlog.get_logger()

CONFLICTS_BORNE = 5


@dataclass
class Inbox:
    """The inbox of one service."""

    service: str
    sessions: sessionmaker[Session]
    subscriptions: Subscriptions
    clock: Callable[[], datetime]
    keeps_effect_log: bool = False
    overhearing: Overhearing | None = None

    def take(self, arrivals: Sequence[Arrival]) -> list[Bundle]:
        """Take arrivals as one; gives the bundles for the relay. Raises only when the database is gone: nothing was taken then."""
        messages = [read(arrival) for arrival in arrivals]
        unreadable = [m for m in messages if isinstance(m, Unreadable)]
        if unreadable:
            self._keep_unreadable(unreadable)
        return self._apply([m for m in messages if isinstance(m, Readable)])

    def retry_due(self, most: int = 100) -> list[Bundle]:
        """Try again, one by one, what is due for it."""
        now = self.clock()
        with self.sessions() as session:
            due = due_for_retry(session, now, most)
        bundles: list[Bundle] = []
        for kept, arrival in due.items():
            message = read(arrival)
            if isinstance(message, Readable):
                bundles += self._apply([message], again=True)
                self._settle(kept, message.heard.event_id)
            else:
                self._keep_unreadable([message])
        if due:
            with self.sessions() as session:
                leave_for_later(session, due, now)
                session.commit()
        return bundles

    def _settle(self, kept: UUID, applied: UUID) -> None:
        """Let go of the row that a message had as an unreadable one, now that it stands under its own id."""
        if kept != applied:
            with self.sessions() as session:
                forget(session, kept)
                session.commit()

    def _keep_unreadable(self, messages: Sequence[Unreadable]) -> None:
        with self.sessions() as session:
            unreadable_rows(session, messages)
            session.commit()
        for message in messages:
            log.warning(
                "message_unreadable",
                service=self.service,
                fingerprint=message.failure.fingerprint,
                reason=message.failure.reason,
            )

    def _apply(self, messages: Sequence[Readable], *, again: bool = False) -> list[Bundle]:
        """Apply a batch; a message that fails is set aside and the others are applied without it."""
        failures: dict[UUID, Failure] = {}
        conflicts = 0
        while messages:
            try:
                bundle = self._attempt(messages, failures, again=again)
            except HandlerFailed as failed:
                failures[failed.event_id] = failed.failure
                log.warning(
                    "event_failed",
                    service=self.service,
                    event_id=str(failed.event_id),
                    name=failed.name,
                    fingerprint=failed.failure.fingerprint,
                    reason=failed.failure.reason,
                )
            except Exception as error:
                if database.is_gone(error):
                    raise
                conflicts += 1
                if database.is_conflict(error) and conflicts <= CONFLICTS_BORNE:
                    continue
                if len(messages) > 1:
                    return [bundle for message in messages for bundle in self._apply([message], again=again)]
                if messages[0].heard.event_id in failures:  # that it failed cannot be written down either
                    self._keep_unreadable([_unanswerable(messages[0], error)])
                    return []
                failures[messages[0].heard.event_id] = Failure.of(error)
                log.warning(
                    "event_failed",
                    service=self.service,
                    event_id=str(messages[0].heard.event_id),
                    fingerprint=Failure.of(error).fingerprint,
                    reason=Failure.of(error).reason,
                )
            else:
                return [bundle] if bundle else []
        return []

    def _attempt(self, messages: Sequence[Readable], failures: dict[UUID, Failure], *, again: bool) -> Bundle | None:
        with self.sessions() as session:
            transaction = Transaction(session, self.service)
            batch = Batch(
                transaction,
                self.subscriptions,
                self.clock(),
                failures,
                keeps_effect_log=self.keeps_effect_log,
                overhearing=self.overhearing,
            )
            fp("inbox.before_handlers")
            try:
                batch.run(messages, again=again)
                bundle = batch.write()
                fp("inbox.before_commit")
                session.commit()  # what repositories write just before it may fail too
            except DBAPIError as error:
                # One message, and yet several may have been answered: those of its case that waited for it.
                if len(messages) > 1 or batch.last is None or database.is_gone(error) or database.is_conflict(error):
                    raise
                raise HandlerFailed(batch.last, Failure.of(error)) from error
        return bundle


def _unanswerable(message: Readable, error: Exception) -> Unreadable:
    """Keep a message like one that nobody can read: it must not come again for ever and hold up all others."""
    arrival = Arrival(message.body, message.content_type, f"{message.heard.source}.events")
    return Unreadable(None, Failure.of(error), arrival)
