"""What the tests of certification start from."""

import pytest

from tests.certification.town import Town


@pytest.fixture
def town(database) -> Town:
    """The small region."""
    return Town(database).fill()
