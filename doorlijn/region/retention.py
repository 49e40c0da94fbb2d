"""The retention clocks of the region: how long each kind of data is kept."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True)
class Category:
    """One kind of data; without `years` it is kept for good."""

    code: str
    name: str
    kept_by: str
    years: int | None
    starts: str
    then: str
    basis: str


@cache
def categories() -> tuple[Category, ...]:
    """Give the clocks, as the region decided."""
    text = (resources.files("doorlijn.region") / "retention.yaml").read_text(encoding="utf-8")
    return tuple(Category(starts=each.pop("from"), **each) for each in yaml.safe_load(text)["categories"])
