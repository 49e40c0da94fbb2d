"""The learning lines of De Lijnstreek and how many places each has."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True)
class Leerlijn:
    code: str
    name: str
    places: int
    company: str
    municipality: str


@cache
def leerlijnen() -> tuple[Leerlijn, ...]:
    """Give the eight learning lines; twelve is the region's aim."""
    text = (resources.files("doorlijn.region") / "leerlijnen.yaml").read_text(encoding="utf-8")
    return tuple(Leerlijn(**each) for each in yaml.safe_load(text)["leerlijnen"])
