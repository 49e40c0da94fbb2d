"""Fires timers: each in a transaction that also holds what follows from it, so it happens once or not yet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy.orm import Session, sessionmaker

from messaging import database
from messaging.failpoints import fp
from messaging.outbox import Bundle, Event
from messaging.reading import Failure
from messaging.timers import DUE, FAILED, FIRED, DueTimer
from messaging.work import Transaction, Work

log = structlog.get_logger()

AT_ONCE = 100

Answers = Mapping[str, Callable[[DueTimer, Work], Sequence[Event] | None]]


@dataclass
class Clockwork:
    """The timers of one service."""

    service: str
    sessions: sessionmaker[Session]
    answers: Answers
    clock: Callable[[], datetime]

    def fire_due(self) -> list[Bundle]:
        """Fire what is due, most overdue first; gives the bundles for the relay."""
        bundles: list[Bundle] = []
        while True:
            fired, bundle = self._fire(AT_ONCE)
            if fired is None:
                return bundles + self._one_by_one()
            if bundle:
                bundles.append(bundle)
            if fired < AT_ONCE:
                return bundles

    def _one_by_one(self) -> list[Bundle]:
        """A timer failed inside a batch: fire each alone, so that only the failing one waits."""
        bundles: list[Bundle] = []
        while True:
            fired, bundle = self._fire(1)
            if fired == 0:
                return bundles
            if bundle:
                bundles.append(bundle)

    def _fire(self, most: int) -> tuple[int | None, Bundle | None]:
        now = self.clock()
        due: list[DueTimer] = []
        try:
            with self.sessions() as session:
                due = [DueTimer(*row) for row in session.execute(DUE, {"now": now, "most": most})]
                if not due:
                    return 0, None
                transaction = Transaction(session, self.service)
                for timer in due:
                    self._answer(transaction, timer, now)
                bundle = transaction.write(handed_over=True)
                fp("timer.before_commit")
                session.commit()
                fp("timer.after_commit")
        except Exception as error:
            if database.is_gone(error):
                raise
            if most > 1:
                return None, None
            self._postpone(due[0], Failure.of(error), now)
            return 1, None
        return len(due), bundle

    def _answer(self, transaction: Transaction, timer: DueTimer, now: datetime) -> None:
        # Marked before it is answered: an answer that sets the same timer again must win.
        transaction.session.execute(FIRED, {"now": now, **_key(timer)})
        work = Work.firing(transaction, timer, now)
        work.publish(*(self.answers[timer.kind](timer, work) or ()))

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


def _key(timer: DueTimer) -> dict[str, object]:
    return {"process": timer.process, "case_id": str(timer.case_id), "kind": timer.kind, "generation": timer.generation}
