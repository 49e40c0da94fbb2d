"""Brings the invented history's events round, each heard at its own moment: what follows from it is dated as it would have been.

The demo's worker starts after this: it would hear everything today.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import text

from doorlijn.region.schemas import Schemas
from messaging.clockwork import Clockwork
from messaging.envelope import CONTENT_TYPE
from messaging.inbox import Inbox
from messaging.listening import subscriptions, timer_answers
from messaging.reading import Arrival
from services.aftercare.service import AftercareService
from services.certification.service import CertificationService
from services.directory.service import DirectoryService
from services.intake.service import IntakeService
from services.notifications.service import NotificationsService

READERS: Final = {
    "directory": DirectoryService,
    "intake": IntakeService,
    "certification": CertificationService,
    "aftercare": AftercareService,
    "notifications": NotificationsService,
}
_NEW = text("SELECT position, recorded_at, envelope FROM journal WHERE position > :after ORDER BY position")
_DUE = text("""
    SELECT min(due_at) FROM timers
    WHERE state = 'pending' AND due_at < :until AND (CAST(:after AS timestamptz) IS NULL OR due_at > :after)
""")


class Courier:
    """Remembers how far each service's journal was brought round; who had an event before changes nothing."""

    def __init__(self, schemas: Schemas, brought: Mapping[str, int]) -> None:
        """Begin after what was brought already: the half a million events of a crowd need not be brought twice."""
        self._schemas = schemas
        self._brought = dict.fromkeys(READERS, 0) | dict(brought)
        self._listens: dict[str, Any] = {name: subscriptions(service) for name, service in READERS.items()}

    def bring_round(self) -> None:
        """Let every service hear what is new, until nothing new follows."""
        while True:
            is_new = [self._bring(source) for source in READERS]
            if not any(is_new):
                return

    def ring(self, until: datetime) -> None:
        """Let each clock that should have rung by now ring at its own moment."""
        answers, sessions, moment = timer_answers(AftercareService), self._schemas.sessions("aftercare"), None
        while moment := self._next_due(until, moment):  # a clock that rings may set another
            Clockwork("aftercare", sessions, answers, _stopped(moment)).fire_due()

    def _next_due(self, until: datetime, after: datetime | None) -> datetime | None:
        with self._schemas.sessions("aftercare")() as session:
            found: datetime | None = session.scalar(_DUE, {"until": until, "after": after})
        return found

    def _bring(self, source: str) -> bool:
        with self._schemas.sessions(source)() as session:
            rows = list(session.execute(_NEW, {"after": self._brought[source]}))
        for moment, envelopes in _by_moment(rows):
            for reader, listens in self._listens.items():
                if any(heard == source for heard, _, _ in listens):
                    queue = f"evt-{source}--{reader}.v1"
                    inbox = Inbox(reader, self._schemas.sessions(reader), listens, _stopped(moment))
                    inbox.take([Arrival(each, CONTENT_TYPE, queue) for each in envelopes])
        if rows:
            self._brought[source] = rows[-1].position
        return bool(rows)


def _stopped(at: datetime) -> Callable[[], datetime]:
    """Give a clock that stands still."""
    return lambda: at


def _by_moment(rows: list[Any]) -> Iterator[tuple[datetime, list[bytes]]]:
    for moment, together in groupby(rows, key=lambda row: row.recorded_at):
        yield moment, [bytes(row.envelope) for row in together]
