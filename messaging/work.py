"""A unit of work: one database transaction with the effects, the timers and the events of whoever runs in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self, TypeVar
from uuid import UUID

import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from messaging import outbox
from messaging.ids import derived, uuid7
from messaging.outbox import Bundle, Event, Outgoing
from messaging.timers import DueTimer, Timers

R = TypeVar("R")

log = structlog.get_logger()


@dataclass(frozen=True)
class Heard:
    """Where an event came from, for the handler that answers it."""

    event_id: UUID
    name: str
    source: str
    subject: str
    sequence: int
    time: datetime  # when it was registered; when it happened is in the message
    actor: str
    actor_role: str
    correlation_id: str
    traceparent: str


class Transaction:
    """One database transaction; a batch of events shares it, a request has it alone."""

    def __init__(self, session: Session, service: str) -> None:
        """Begin with an open session and nothing to publish."""
        self.session = session
        self.service = service
        self.timers = Timers()
        self.outgoing: list[Outgoing] = []
        self._repositories: dict[type, Any] = {}

    def use(self, repository: Callable[[Session], R]) -> R:
        """Give the transaction's one repository of this kind, made on first use."""
        key: Any = repository
        if key not in self._repositories:
            self._repositories[key] = repository(self.session)
        found: R = self._repositories[key]
        return found

    def write(self, *, handed_over: bool = False) -> Bundle | None:
        """Flush effects, timers and events; the commit is for whoever owns the transaction."""
        self.session.flush()
        self.timers.write(self.session)
        if not self.outgoing:
            return None
        return outbox.write(self.session, self.service, self.outgoing, handed_over=handed_over)


class Work:
    """What a handler may use: its repositories, timers, the time, and who asks."""

    def __init__(
        self,
        transaction: Transaction,
        now: datetime,
        *,
        actor: str = "system",
        actor_role: str = "system",
        cause: object = None,
        heard: Heard | None = None,
    ) -> None:
        """Work for one message, timer or request. With a cause, the ids of its events derive from it, so that a retry yields the same."""
        self._transaction = transaction
        self._cause = cause
        self._published = 0
        self.now = now
        self.actor = actor
        self.actor_role = actor_role
        self.heard = heard

    @property
    def session(self) -> Session:
        """The open session."""
        return self._transaction.session

    @property
    def timers(self) -> Timers:
        """The timers of this transaction."""
        return self._transaction.timers

    def use(self, repository: Callable[[Session], R]) -> R:
        """Give the repository of this transaction."""
        return self._transaction.use(repository)

    def publish(self, *events: Event) -> list[UUID]:
        """Let these facts be known as soon as the transaction commits; gives their ids."""
        return [self._publish(event) for event in events]

    def _publish(self, event: Event) -> UUID:
        self._published += 1
        event_id = (
            derived(self._transaction.service, self._cause, type(event).__name__, self._published)
            if self._cause
            else uuid7()
        )
        heard = self.heard
        self._transaction.outgoing.append(
            Outgoing(
                event_id=event_id,
                event=event,
                time=self.now,
                actor=self.actor,
                actor_role=self.actor_role,
                correlation_id=heard.correlation_id if heard else str(event_id),
                causation_id=str(heard.event_id) if heard else "",
                traceparent=heard.traceparent if heard else "",
            )
        )
        return event_id

    @classmethod
    def answering(cls, transaction: Transaction, heard: Heard, now: datetime) -> Self:
        """Work for one event; what follows from it was done by the system, caused by whoever did the first thing."""
        return cls(transaction, now, actor=heard.actor, actor_role=heard.actor_role, cause=heard.event_id, heard=heard)

    @classmethod
    def firing(cls, transaction: Transaction, due: DueTimer, now: datetime) -> Self:
        """Work for one timer."""
        return cls(transaction, now, cause=f"timer/{due.process}/{due.case_id}/{due.kind}/{due.generation}")


def heard_by(work: Work) -> Heard:
    """Give the event that is being handled; for answers that exist only to one."""
    if work.heard is None:
        raise ValueError("this answers an event, and none was heard")
    return work.heard


# A notification gets a transaction id, and so a commit that waits for the disk; a hint that a crash forgets need not.
_NOTIFY = text("SELECT set_config('synchronous_commit', 'off', true), pg_notify(:channel, '')")


class Tidings:
    """After a commit: tells the service's relay that there is something in the outbox. Only a hint; the relay also looks by itself."""

    def __init__(self, sessions: sessionmaker[Session], service: str) -> None:
        """Use the service's own connections."""
        self._sessions = sessions
        self._channel = f"outbox_{service}"

    def tell(self) -> None:
        """Send the hint in a transaction of its own: inside another, NOTIFY takes a lock that all commits wait for."""
        try:
            with self._sessions() as session:
                session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})
                session.execute(_NOTIFY, {"channel": self._channel})
        except DBAPIError as error:  # what matters was committed: whoever asked must not hear that it failed
            log.info("hint_not_given", error=type(error).__name__)


@contextmanager
def unit_of_work(
    sessions: sessionmaker[Session], service: str, now: datetime, *, actor: str = "system", actor_role: str = "system"
) -> Iterator[Work]:
    """Do one request's work: everything commits together at the end, or nothing does."""
    with sessions() as session:
        transaction = Transaction(session, service)
        yield Work(transaction, now, actor=actor, actor_role=actor_role)
        bundle = transaction.write()
        session.commit()
    if bundle:
        Tidings(sessions, service).tell()


def published_by(work: Work, events: Iterable[Event] | None) -> Sequence[UUID]:
    """Publish what a handler returned."""
    return work.publish(*(events or ()))
