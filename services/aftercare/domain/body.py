"""A body that young people go to, as it is from a day on: its name and whom it looks after change by law."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

DOORSTROOMPUNT: Final = "doorstroompunt"
CODES: Final = (DOORSTROOMPUNT, "werkconsulent", "mbo", "werkcentrum")


@dataclass(frozen=True)
class Body:
    """From `valid_from` on it has this name, and looks after young people below this age; without one, of any age."""

    code: str
    valid_from: date
    name: str
    below_age: int | None = None


def name_on(bodies: Iterable[Body], code: str, day: date) -> str | None:
    """Give what a body was called on a day."""
    held = [each for each in bodies if each.code == code and each.valid_from <= day]
    newest = max(held, key=lambda each: each.valid_from, default=None)
    return newest.name if newest else None
