"""What the tests of aftercare start from."""

import pytest

from tests.aftercare.town import Town


@pytest.fixture
def town(database) -> Town:
    """The small region with its professionals."""
    return Town(database).staff()


@pytest.fixture
def empty_town(database) -> Town:
    """The small region before the directory told anything."""
    return Town(database)
