"""What a test sees of the database: its services' own connections, and messages given to them without a broker."""

import importlib
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import msgspec
from flask import Flask
from flask.testing import FlaskClient
from joserfc.jwk import ECKey
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import NullPool

from access import tokens
from access.actor import Actor
from messaging.clockwork import Clockwork
from messaging.database import open_engine, open_sessions
from messaging.inbox import Inbox
from messaging.listening import subscriptions, timer_answers
from messaging.overhearing import overhearing
from messaging.work import Work, unit_of_work
from rest.allowances import Limits
from rest.app import ApiSettings
from rest.neighbours import Neighbours
from tests.machinery import wire
from tests.machinery.postgres import Postgres
from tests.machinery.roads import Roads

Row = dict[str, Any]

UNLIMITED = Limits(**{each.name: 0 for each in fields(Limits)})  # a test asks faster than people do

# A Friday on which nothing special happens; a test that minds the date says its own.
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

WEBHOOKS_SECRET = "what seals the secrets of webhooks in a test"
SIGNING_KEY = ECKey.generate_key("P-256")


class Database:
    """One migrated database, seen through each service's own login role and schema."""

    def __init__(self, postgres: Postgres, name: str) -> None:
        self.name = name
        self.now = NOW  # what every clock says; a test may move it
        self._postgres = postgres
        self._engines: dict[str, Engine] = {}
        self._apps: dict[str, Flask] = {}
        self._lines: Counter[tuple[str, str, str]] = Counter()
        self._keys = TemporaryDirectory()

    @property
    def keys(self) -> Path:
        """Where keys of issuers are kept, as long as the test lasts."""
        return Path(self._keys.name)

    @property
    def admin_url(self) -> str:
        return self._postgres.url(self.name)

    def url(self, service: str) -> str:
        """Give the address a service connects to, as its own role."""
        return self._postgres.url(self.name, role=service)

    def engine(self, service: str) -> Engine:
        if service not in self._engines:
            self._engines[service] = open_engine(self.url(service), service, pool_size=2, acts_as="system")
        return self._engines[service]

    def sessions(self, service: str) -> sessionmaker[Session]:
        return open_sessions(self.engine(service))

    @contextmanager
    def work(
        self, service: str, *, now: datetime | None = None, actor: str = "system", actor_role: str = "system"
    ) -> Iterator[Work]:
        """Work in one transaction that is committed at the end of the block."""
        with unit_of_work(self.sessions(service), service, now or self.now, actor=actor, actor_role=actor_role) as work:
            yield work

    def rows(self, service: str, statement: str, **parameters: object) -> list[Row]:
        """Give what a statement finds, as the service's own role sees it."""
        with self.engine(service).connect() as connection:
            return [dict(row) for row in connection.execute(text(statement), parameters).mappings()]

    def rows_as_admin(self, statement: str, **parameters: object) -> list[Row]:
        """Give what a statement finds, over all schemas."""
        engine = create_engine(self.admin_url, poolclass=NullPool)
        with engine.connect() as connection:
            return [dict(row) for row in connection.execute(text(statement), parameters).mappings()]

    def execute_as_admin(self, statement: str, **parameters: object) -> None:
        """Change the database behind the services' back, as only its owner can."""
        engine = create_engine(self.admin_url, poolclass=NullPool)
        with engine.begin() as connection:
            connection.execute(text(statement), parameters)

    def published(self, service: str) -> list[tuple[str, Row]]:
        """Give name and data of every event the service published, in order."""
        journal = self.rows(service, "SELECT name, envelope FROM journal ORDER BY position")
        return [(row["name"], msgspec.json.decode(bytes(row["envelope"]))["data"]) for row in journal]

    def hear(
        self,
        service_class: type,
        source: str,
        event: wire.Event,
        *,
        subject: str | None = None,
        sequence: int | None = None,
        event_id: UUID | None = None,
        actor: str = "system",
        actor_role: str = "system",
        time: datetime | None = None,
        now: datetime | None = None,
    ) -> str:
        """Let a service hear an event of `source` through the real inbox; tells what became of it.

        The event is a dataclass, or (name, fields). Without `sequence` it is the next of its subject; the same
        `sequence` again is the same event delivered twice. `time` is when it was registered, `now` when it is heard;
        both are the database's `now` unless said otherwise.
        Gives done, skipped, retry, waiting or dead.
        """
        service = _name(service_class)
        subject = subject or wire.subject_of(source, event)
        sequence = sequence or self._next_in_line(service, source, subject)
        self._lines[service, source, subject] = max(sequence, self._lines[service, source, subject])
        event_id = event_id or wire.event_id_of(source, event, subject, sequence)
        arrival = wire.arrival(
            source,
            event,
            subject=subject,
            sequence=sequence,
            event_id=event_id,
            actor=actor,
            actor_role=actor_role,
            time=time or self.now,
        )
        self.inbox(service_class, now).take([arrival])
        return self.inbox_state(service, event_id)

    def inbox(self, service_class: type, now: datetime | None = None) -> Inbox:
        """Give the service's real inbox, with its clock standing still."""
        service = _name(service_class)
        return Inbox(
            service,
            self.sessions(service),
            subscriptions(service_class),
            lambda: now or self.now,
            overhearing=overhearing(service_class),
        )

    def fire(self, service_class: type, *, now: datetime | None = None) -> None:
        """Fire the timers of a service that are due at `now`."""
        service = _name(service_class)
        sessions, answers = self.sessions(service), timer_answers(service_class)
        Clockwork(service, sessions, answers, lambda: now or self.now).fire_due()

    def client(self, service: str, actor: Actor | None) -> FlaskClient:
        """Give a client of the service's real API that carries a signed token of the actor (or none)."""
        client = self._app(service).test_client()
        if actor is not None:
            token = tokens.issue(actor, SIGNING_KEY, self.now)
            client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        client.environ_base["HTTP_IF_MATCH"] = "*"  # a test about versions says which one it knows
        return client

    def _app(self, service: str) -> Flask:
        if service not in self._apps:
            settings = ApiSettings(
                self.url(service),
                SIGNING_KEY,
                clock=lambda: self.now,
                limits=UNLIMITED,
                neighbours=Neighbours("http://{service}.test", Roads(self._app)),
                keys_dir=self.keys,
                webhooks_secret=WEBHOOKS_SECRET,
            )
            self._apps[service] = importlib.import_module(f"services.{service}.api").app(settings)
        return self._apps[service]

    def inbox_state(self, service: str, event_id: UUID) -> str:
        """Tell what became of a message: done, skipped, retry, waiting or dead."""
        found = self.rows(service, "SELECT state FROM inbox WHERE event_id = :id", id=event_id)
        return str(found[0]["state"]) if found else "never received"

    def why(self, service: str) -> list[Row]:
        """Give what is not well in a service's inbox and timers, to print when a test fails."""
        return self.rows(service, "SELECT name, state, reason FROM inbox WHERE reason IS NOT NULL") + self.rows(
            service, "SELECT kind AS name, state, reason FROM timers WHERE reason IS NOT NULL"
        )

    def _next_in_line(self, service: str, source: str, subject: str) -> int:
        return self._lines[service, source, subject] + 1

    def begin_again(self, now: datetime) -> None:
        """Forget what was done with it: the database itself was put back as it was at `now`."""
        self.now = now
        self._lines.clear()
        for each in self.keys.iterdir():
            shutil.rmtree(each)

    def dispose(self) -> None:
        self.disconnect()
        self._keys.cleanup()

    def disconnect(self) -> None:
        """Let go of the database itself; whoever asks again connects again."""
        for app in self._apps.values():
            app.extensions["doorlijn"].sessions.kw["bind"].dispose()
        for engine in self._engines.values():
            engine.dispose()


def _name(service_class: type) -> str:
    return str(service_class.name)
