"""What the tests of the directory start from."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from access.actor import Actor
from tests.directory.small_region import Region
from tests.machinery.database import Database


@pytest.fixture
def region(database: Database) -> Region:
    return Region(database)


@pytest.fixture
def signed_in(database: Database) -> Callable[[str], FlaskClient]:
    """Give a client of the directory's API for somebody in a role."""
    return lambda role: database.client("directory", Actor(UUID(int=1), role))
