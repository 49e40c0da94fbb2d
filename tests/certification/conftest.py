"""What the tests of certification start from."""

import pytest

from tests.certification.press import Press
from tests.certification.town import Town
from tests.certification.trainer import Trainer


@pytest.fixture
def town(database) -> Town:
    """The small region."""
    return Town(database).fill()


@pytest.fixture
def trainer(town) -> Trainer:
    """A link that was sent to a workplace trainer."""
    return Trainer(town)


@pytest.fixture
def press(town) -> Press:
    """A school with a key in use."""
    return Press(town).with_key()
