"""The bodies that young people go to are renamed now and then: what one is called is configuration, from a day on (law A12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from services.aftercare.domain.policy import EVERYWHERE

DOORSTROOMPUNT: Final = "doorstroompunt"
BODIES: Final = (DOORSTROOMPUNT, "werkconsulent", "mbo", "werkcentrum")


@dataclass(frozen=True)
class BodyName:
    """What a body is called from a day on, and up to which age it is there for young people, if that ends."""

    region: str
    body: str
    valid_from: date
    name: str
    until_age: int | None = None


def name_on(names: Iterable[BodyName], body: str, day: date) -> BodyName | None:
    """Give the name that holds on a day: the region's own goes before everywhere's, the newest before the older."""
    held = [each for each in names if each.body == body and each.valid_from <= day]
    regional = [each for each in held if each.region != EVERYWHERE]
    return max(regional or held, key=lambda each: each.valid_from, default=None)
