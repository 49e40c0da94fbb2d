"""Each service's own schema, for the one who tells the region's history: to act in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy.orm import Session, sessionmaker

from doorlijn.region.people import DemoPerson
from messaging.database import open_engine, open_sessions
from messaging.work import Work, unit_of_work


class StillWaiting(Exception):
    """Something is not there yet; a next start tries again."""


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
        with unit_of_work(self.sessions(service), service, now, actor=actor, actor_role=person.role) as work:
            yield work

    def sessions(self, service: str) -> sessionmaker[Session]:
        """Give the way into a service's schema."""
        if service not in self._sessions:
            engine = open_engine(self._url, service, pool_size=1, acts_as="system")
            self._sessions[service] = open_sessions(engine)
        return self._sessions[service]
