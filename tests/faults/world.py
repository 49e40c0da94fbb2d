"""One installation under test: its own database, its own corner of the broker, its own ledger and processes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from access import tokens
from tests.faults.checker import Finding, check, counts
from tests.faults.durable_postgres import DurablePostgres
from tests.faults.ledger import Ledger
from tests.faults.region import COORDINATOR
from tests.machinery.broker import OwnBroker
from tests.machinery.vhost import Vhost
from tests.machinery.waiting import NeverHappened, wait_for


@dataclass
class Ground:
    """What all worlds of a run stand on."""

    folder: Path
    postgres: DurablePostgres
    broker: OwnBroker
    template: str  # a database with the region in it

    def world(self, name: str) -> "World":
        """Make a world of its own."""
        folder = self.folder / name
        folder.mkdir()
        self.broker.api.add_vhost(name)
        return World(self, name, folder, self.postgres.clone(self.template), Ledger(folder / "ledger.jsonl"))


@dataclass
class World:
    """One installation."""

    ground: Ground
    name: str
    folder: Path
    database: str
    ledger: Ledger

    @property
    def vhost(self) -> Vhost:
        return Vhost(f"{self.ground.broker.server_url}/{self.name}")

    @property
    def dsn(self) -> str:
        return self.ground.postgres.dsn(self.database)

    @property
    def env(self) -> dict[str, str]:
        """What its processes are told."""
        postgres = self.ground.postgres
        return {
            "DOORLIJN_PROFILE": "test",
            "DOORLIJN_HOME": str(self.folder),
            "DOORLIJN_KEYS_DIR": str(self.ground.folder / "keys"),
            "DOORLIJN_EFFECT_LOG": "true",
            "DATABASE_URL": postgres.url(self.database, "{service}"),
            "AMQP_URL": self.vhost.url,
        }

    def token(self) -> str:
        """Give a token of the region's coordinator, good for the coming hour."""
        key = tokens.load_key(self.ground.folder / "keys" / tokens.SIGNING_FILE)
        return tokens.issue(COORDINATOR, key, datetime.now(UTC))  # noqa: TID251  the door

    def findings(self) -> list[Finding]:
        """Ask the checker what is wrong now."""
        return check(self.ledger.path, self.dsn)

    def settle(self, within: float, tell: Callable[[str], None]) -> list[Finding]:
        """Wait until nothing is wrong any more; gives what still is at the deadline."""
        found: list[Finding] = []

        def is_well() -> bool:
            found[:] = self.findings()
            tell(f"{sum(each.count for each in found)} open" + (f", among them: {found[0].check}" if found else ""))
            return not found

        try:
            wait_for(is_well, deadline=within, every=0.5, what="a world in which nothing is wrong")
        except NeverHappened:
            return found
        return []

    def recovered(self) -> int:
        """Count what needed a second try so far: reports without an answer, deliveries, events published again."""
        again = sum(value for name, value in counts(self.dsn).items() if not name.endswith(".rows"))
        return again + sum(count for (_, kind), count in self.ledger.counts.items() if kind == "no answer")

    def close(self) -> None:
        """Remove what it had on the broker and in PostgreSQL; the folder with logs stays until the run ends."""
        self.ledger.close()
        self.ground.broker.api.delete_vhost(self.name)
        self.ground.postgres.drop(self.database)
