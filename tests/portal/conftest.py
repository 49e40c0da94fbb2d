"""What the tests of the portal start from."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.machinery.database import Database
from tests.machinery.postgres import Postgres
from tests.portal.stage import Stage


@pytest.fixture(scope="session")
def theatre(postgres: Postgres) -> Iterator[Callable[[], Stage]]:
    """The one stage of a worker: six apps and a loaded region are the same in every story, and are put together once."""
    with built(postgres) as stage:
        stage.close()
        kept = postgres.keep(stage.database.name)

        def begin() -> Stage:
            postgres.put_back(stage.database.name, kept)
            stage.begin_again()
            return stage

        yield begin


@pytest.fixture
def stage(theatre: Callable[[], Stage]) -> Iterator[Stage]:
    """A stage on which nothing happened yet."""
    stage = theatre()
    yield stage
    stage.close()


@pytest.fixture(scope="module")
def region(postgres: Postgres) -> Iterator[Stage]:
    """A stage for all tests of one file: those that look, and change nothing that another one minds."""
    with built(postgres) as stage:
        yield stage
        stage.close()


@contextmanager
def built(postgres: Postgres) -> Iterator[Stage]:
    """Put a stage together, on a database of its own."""
    with postgres.clone() as name:
        database = Database(postgres, name)
        yield Stage(database)
        database.dispose()
