"""A body that the law names, as it is from a day on: its name and whom it looks after change."""

from dataclasses import dataclass
from datetime import date
from typing import Final

DOORSTROOMPUNT: Final = "doorstroompunt"


@dataclass(frozen=True)
class Body:
    """From `valid_from` on it has this name, and looks after young people below this age."""

    code: str
    valid_from: date
    name: str
    below_age: int
