"""Fires timers: each in a transaction that also holds what follows from it, so it happens once or not yet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import starmap
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy.orm import Session, sessionmaker

from messaging import database
from messaging.failpoints import fp
from messaging.outbox import Bundle, Event
from messaging.reading import Failure
from messaging.timers import DUE, FAILED, DueTimer, mark_fired
from messaging.work import Transaction, Work

log = structlog.get_logger()

AT_ONCE = 100


@dataclass(frozen=True)
class Answer:
    """Who answers a kind of timer; `prefetch`, a method of the repository, loads what a whole batch of them needs."""

    respond: Callable[[DueTimer, Work], Sequence[Event] | None]
    prefetch: Callable[[Any, Sequence[DueTimer]], None] | None = None
    repository: Any = None  # any class that takes a session

    def __call__(self, timer: DueTimer, work: Work) -> Sequence[Event]:
        """Answer one timer; gives what follows from it."""
        return self.respond(timer, work) or ()


Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Fired:
    """What one look brought: how many rang, their bundles for the relay, and whether more may be due."""

    count: int
    bundles: Sequence[Bundle] = field(default_factory=list)
    has_more: bool = False


@dataclass
class Clockwork:
    """The timers of one service."""

    service: str
    sessions: sessionmaker[Session]
    answers: Answers
    clock: Callable[[], datetime]

    def fire_due(self) -> list[Bundle]:
        """Fire all that is due, most overdue first; gives the bundles for the relay."""
        bundles: list[Bundle] = []
        while True:
            fired = self.fire_some()
            bundles += fired.bundles
            if not fired.has_more:
                return bundles

    def fire_some(self) -> Fired:
        """Fire one batch, most overdue first: whoever has more to do than this can do it in between."""
        fired = self._fire(AT_ONCE)
        return self._one_by_one() if fired is None else fired

    def _one_by_one(self) -> Fired:
        """A timer failed inside a batch: fire as many alone, so that only the failing one waits."""
        bundles: list[Bundle] = []
        for count in range(AT_ONCE):
            fired = self._fire(1)
            if fired is None or fired.count == 0:
                return Fired(count, bundles)
            bundles += fired.bundles
        return Fired(AT_ONCE, bundles, has_more=True)

    def _fire(self, most: int) -> Fired | None:
        """Fire so many in one transaction; gives None when one of several failed, and nothing happened."""
        now = self.clock()
        due: list[DueTimer] = []
        try:
            with self.sessions() as session:
                due = sorted(starmap(DueTimer, session.execute(DUE, {"now": now, "most": most})), key=_order)
                if not due:
                    return Fired(0)
                bundle = self._answer(Transaction(session, self.service), due, now)
                fp("timer.before_commit")
                session.commit()
                fp("timer.after_commit")
        except Exception as error:
            if database.is_gone(error):
                raise
            if most > 1:
                return None
            self._postpone(due[0], Failure.of(error), now)
            return Fired(1)
        return Fired(len(due), [bundle] if bundle else [], has_more=len(due) == most)

    def _answer(self, transaction: Transaction, due: Sequence[DueTimer], now: datetime) -> Bundle | None:
        # Marked before they are answered: an answer that sets the same timer again must win.
        mark_fired(transaction.session, due, now)
        self._prefetch(transaction, due)
        for timer in due:
            work = Work.firing(transaction, timer, now)
            work.publish(*self.answers[timer.kind](timer, work))
        return transaction.write(handed_over=True)

    def _prefetch(self, transaction: Transaction, due: Sequence[DueTimer]) -> None:
        """Load what the batch needs; different kinds often need the same cases, and ask for them once."""
        wanted: dict[tuple[Any, Any], list[DueTimer]] = {}
        for timer in due:
            answer = self.answers[timer.kind]
            if answer.prefetch:
                wanted.setdefault((answer.prefetch, answer.repository), []).append(timer)
        for (prefetch, repository), timers in wanted.items():
            prefetch(transaction.use(repository), timers)

    def _postpone(self, timer: DueTimer, failure: Failure, now: datetime) -> None:
        with self.sessions() as session:
            session.execute(FAILED, {"now": now, "reason": failure.reason, **_key(timer)})
            session.commit()
        log.warning(
            "timer_failed",
            service=self.service,
            kind=timer.kind,
            case_id=str(timer.case_id),
            fingerprint=failure.fingerprint,
            reason=failure.reason,
        )


def _order(timer: DueTimer) -> tuple[datetime, UUID, str, str]:
    """Most overdue first; of one moment always in the same order, however the database found them."""
    return timer.due_at, timer.case_id, timer.process, timer.kind


def _key(timer: DueTimer) -> dict[str, object]:
    return {"process": timer.process, "case_id": str(timer.case_id), "kind": timer.kind, "generation": timer.generation}
