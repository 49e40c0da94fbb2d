"""A small world for one seeded bug: workers of the nursery, reports in this process, and a look at what came of it."""

import random
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, partial
from signal import SIGCONT, SIGKILL, SIGSTOP, SIGTERM
from typing import Any
from uuid import UUID, uuid4

import psycopg2
from flask.testing import FlaskClient

from access.actor import Actor
from tests.faults import meddler
from tests.faults.checks.landscape import READERS, SERVICES
from tests.faults.client import Schools
from tests.faults.nursery import Fork, Nursery
from tests.faults.region import BRINS, COORDINATOR
from tests.faults.world import World
from tests.machinery.database import Database
from tests.machinery.waiting import wait_for

PATIENCE = 120.0  # seconds for what takes one on an idle machine
QUIET_LOOKS = 8  # so many looks without a change
LOOK_EVERY = 0.25

_STATE = " UNION ALL ".join(
    f"SELECT (SELECT count(*) FROM {service}.outbox), (SELECT count(*) FROM {service}.journal), count(*),"  # noqa: S608  constants only
    f" sum(deliveries), sum(attempts) FROM {service}.inbox"
    for service in SERVICES
)


@dataclass
class Trial:
    """One world, in which `bug` lives (none when it is empty).

    Nobody has a ledger there unless it is asked for: what it mends, the checker cannot see.
    """

    world: World
    nursery: Nursery
    bug: str
    seed: int
    has_ledger: bool = False
    forks: list[Fork] = field(default_factory=list)

    @property
    def chance(self) -> random.Random:
        return random.Random(self.seed)

    @cached_property
    def _database(self) -> Database:
        database = Database(self.world.ground.postgres, self.world.database)  # type: ignore[arg-type]  # a server like the tests' own
        database.now = datetime.now(UTC)  # noqa: TID251  the door
        return database

    @cached_property
    def schools(self) -> Schools:
        return Schools(self._send, self.world.ledger, self.seed, self.bug or "healthy")

    def school(self, brin: str) -> UUID:
        """Give the id of a school."""
        ((school_id,),) = self.sql("SELECT organisation_id FROM directory.organisations WHERE code = %s", (brin,))
        return UUID(str(school_id))

    def _send(self, key: str, body: dict[str, Any], actor: Actor = COORDINATOR) -> tuple[int, dict[str, Any]]:
        client: FlaskClient = self._database.client("intake", actor)
        answer = client.post("/v1/leavers", json=body, headers={"Idempotency-Key": key})
        return answer.status_code, answer.json or {}

    def start(self, *services: str, failpoints: str = "", is_ill: bool = True) -> Fork:
        """Start a worker (of everything, unless told otherwise); `is_ill`: with the bug. Returns when it listens."""
        env = self.world.env | {"DOORLIJN_FAILPOINTS": failpoints}
        log = self.world.folder / f"worker-{len(self.forks)}.log"
        without = [] if self.has_ledger else ["no_ledger"]
        bugs = [self.bug] if is_ill and self.bug else []
        fork = self.nursery.start(services or SERVICES, env, log, [*without, *bugs])
        self.forks.append(fork)
        wanted = len(services or SERVICES)
        wait_for(
            lambda: not fork.is_running or fork.log.read_text(errors="replace").count('"listening"') >= wanted,
            deadline=PATIENCE,
            what=f"a worker that listens; see {fork.log}",
        )
        return fork

    def stop(self, fork: Fork) -> None:
        fork.send(SIGTERM)
        self.until_ended(fork)

    def until_ended(self, fork: Fork) -> None:
        wait_for(lambda: not fork.is_running, deadline=PATIENCE, what="the worker's end")

    def freeze(self, *forks: Fork) -> None:
        for fork in forks:
            fork.send(SIGSTOP)

    def thaw(self, *forks: Fork) -> None:
        for fork in forks:
            fork.send(SIGCONT)

    def report(self, count: int, brin: str = BRINS[0]) -> None:
        self.schools.report_some(count, brin)

    def report_aside(self, brin: str) -> threading.Thread:
        """Report one leaver in a thread of its own, by the school itself: each organisation's audit chain has its own lock."""
        staff = Actor(uuid4(), "school_staff", self.school(brin))
        school = Schools(partial(self._send, actor=staff), self.world.ledger, self.seed, self.bug or "healthy")
        thread = threading.Thread(target=school.report, args=(brin,), daemon=True)
        thread.start()
        return thread

    def repeat(self) -> None:
        meddler.repeat(self.world, self.chance)

    def turn_round(self) -> None:
        meddler.turn_round(self.world)

    def misbehave(self) -> None:
        meddler.misbehave(self.world, self.bug, self.chance)

    def sql(self, statement: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Ask or change the database as its owner."""
        connection = psycopg2.connect(self.world.dsn)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(statement, parameters or None)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def until_quiet(self, within: float = PATIENCE) -> None:
        """Wait until nothing happens any more: everybody did what he could, or will not do it; `within` in seconds."""
        seen: list[object] = []

        def is_quiet() -> bool:
            seen.append(self._state())
            return len(seen) > QUIET_LOOKS and all(state == seen[-1] for state in seen[-QUIET_LOOKS:])

        wait_for(is_quiet, deadline=within, every=LOOK_EVERY, what="quiet")

    def _state(self) -> object:
        queues = [f"evt-{source}--{reader}.v1" for source, readers in READERS.items() for reader in readers]
        return self.sql(_STATE), [self.world.vhost.depth(queue) for queue in queues]

    def close(self) -> None:
        for fork in self.forks:
            fork.send(SIGKILL)
        for fork in self.forks:
            self.until_ended(fork)
        self._database.dispose()
        self.world.close()
