"""What every test may ask for: a migrated database, a real broker, real processes."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from access import tokens
from tests.machinery.broker import GivenBroker, OwnBroker, find_broker, fresh_vhost, lends_one_vhost
from tests.machinery.database import NOW, Database
from tests.machinery.postgres import TEMPLATE, Postgres
from tests.machinery.processes import Machine
from tests.machinery.vhost import Vhost

# A shell starts what runs in its background deaf to Ctrl-C, and so would be every process that a test interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """Work as many at a time as there are processors and one more, because tests wait a lot; alone in a vhost that is lent."""
    return 1 if lends_one_vhost() else (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The embedded PostgreSQL of this run."""
    server = Postgres()
    try:
        server.prepare()
        yield server
    finally:
        server.close()


@pytest.fixture(scope="session")
def own_database(postgres: Postgres) -> Iterator[Database]:
    """The database of this worker, with the apps and the statements that were made for it: they are dear, and every test's the same."""
    with postgres.clone() as name:
        database = Database(postgres, name)
        yield database
        database.dispose()


@pytest.fixture
def database(postgres: Postgres, own_database: Database) -> Iterator[Database]:
    """A fresh migrated database, a clone of the run's template."""
    postgres.put_back(own_database.name, TEMPLATE)
    own_database.begin_again(NOW)
    yield own_database
    own_database.disconnect()


@pytest.fixture(scope="session")
def rabbit() -> Iterator[GivenBroker | OwnBroker]:
    """The RabbitMQ of this run; not to be stopped or killed: `own_broker()` is for that."""
    broker = find_broker()
    yield broker
    broker.close()


@pytest.fixture
def broker(rabbit: GivenBroker | OwnBroker) -> Iterator[Vhost]:
    """A fresh vhost of the run's RabbitMQ."""
    with fresh_vhost(rabbit) as vhost:
        yield vhost


@pytest.fixture
def machine(database: Database, broker: Vhost, tmp_path: Path) -> Iterator[Machine]:
    """Starts `doorlijn run ...` processes on this test's own database and vhost; all end with the test."""
    tokens.make_keys(tmp_path / "keys")
    machine = Machine(
        tmp_path,
        {
            "DOORLIJN_PROFILE": "test",
            "DOORLIJN_HOME": str(tmp_path),
            "DOORLIJN_KEYS_DIR": str(tmp_path / "keys"),
            "DOORLIJN_MAIL_DIR": str(tmp_path / "mails"),
            "DATABASE_URL": database.url("{service}"),
            "DATABASE_ADMIN_URL": database.admin_url,
            "AMQP_URL": broker.url,
        },
    )
    yield machine
    machine.close()
