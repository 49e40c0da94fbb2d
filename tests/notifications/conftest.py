"""What the tests of notifications start from."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.machinery.database import Database
from tests.notifications.town import Town


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


@pytest.fixture
def at() -> Callable[[str], datetime]:
    """Read a moment."""
    return datetime.fromisoformat
