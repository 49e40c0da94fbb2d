"""Each service's own schema, for the one who tells the region's history: to act in, and to see what arrived."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from doorlijn.region.people import DemoPerson
from messaging.database import open_engine, open_sessions
from messaging.work import Work, unit_of_work

LOOK_EVERY = 0.05
PATIENCE = 120.0  # seconds until we stop waiting for a chain that does not move

# The stories publish some hundreds; what a crowd published before them was heard when it was loaded.
_PUBLISHED = text("SELECT event_id FROM journal ORDER BY position DESC LIMIT 2000")
_SETTLED = text(
    "SELECT count(*) FROM inbox WHERE event_id = ANY(CAST(:event_ids AS uuid[])) AND state IN ('done', 'skipped')"
)


class StillWaiting(Exception):
    """Something did not arrive in time; a next start tries again."""


class Schemas:
    """Opens each service's schema with its own role, when it is first asked for."""

    def __init__(self, database_url: str) -> None:
        self._url = database_url
        self._sessions: dict[str, sessionmaker[Session]] = {}

    def close(self) -> None:
        for sessions in self._sessions.values():
            sessions.kw["bind"].dispose()

    @contextmanager
    def work(self, service: str, now: datetime, person: DemoPerson) -> Iterator[Work]:
        """Act as a person at some moment, in one transaction."""
        actor = f"person/{person.person_id}"
        with unit_of_work(self._of(service), service, now, actor=actor, actor_role=person.role) as work:
            yield work

    def wait_for_arrival(self, source: str, readers: tuple[str, ...]) -> None:
        """Wait until everything a service published was settled by its readers."""
        with self._of(source)() as session:
            event_ids = [str(each) for each in session.scalars(_PUBLISHED)]
        for reader in readers:
            self.wait(lambda r=reader: self._settled(r, event_ids), f"{reader} to hear {source}")  # type: ignore[misc]

    def _settled(self, reader: str, event_ids: list[str]) -> bool:
        with self._of(reader)() as session:
            settled: int = session.scalar(_SETTLED, {"event_ids": event_ids}) or 0
        return settled == len(event_ids)

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        ends, pause = time.monotonic() + PATIENCE, threading.Event()
        while not is_so():
            if time.monotonic() > ends:
                raise StillWaiting(what)
            pause.wait(LOOK_EVERY)

    def _of(self, service: str) -> sessionmaker[Session]:
        if service not in self._sessions:
            engine = open_engine(self._url, service, pool_size=1, acts_as="system")
            self._sessions[service] = open_sessions(engine)
        return self._sessions[service]
