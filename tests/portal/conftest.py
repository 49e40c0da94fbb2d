"""What the tests of the portal start from."""

from collections.abc import Iterator

import pytest

from tests.machinery.database import Database
from tests.machinery.postgres import Postgres
from tests.portal.stage import Stage


@pytest.fixture
def stage(database: Database) -> Iterator[Stage]:
    """A stage for one test."""
    stage = Stage(database)
    yield stage
    stage.close()


@pytest.fixture(scope="module")
def region(postgres: Postgres) -> Iterator[Stage]:
    """A stage for all tests of one file: those that look, and change nothing that another one minds."""
    with postgres.clone() as name:
        database = Database(postgres, name)
        stage = Stage(database)
        yield stage
        stage.close()
        database.dispose()
