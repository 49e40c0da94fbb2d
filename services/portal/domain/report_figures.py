"""A report as the API tells it, and how its figures are said: always as a range of five, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import Final
from uuid import UUID

from language.texts import _

MOST_OF_A_STEP: Final = 4  # a figure stands for at most so many more
HUNDRED: Final = 100


@dataclass(frozen=True)
class FigureLine:
    """A school, or the region; None is not shown."""

    total: int | None
    groups: dict[str, int | None]
    categories: dict[str, int | None]
    school_id: UUID | None = None

    def figure(self, part: str) -> int | None:
        """The figure of a group, a category, or of everybody."""
        if part == "total":
            return self.total
        return self.groups.get(part, self.categories.get(part))


@dataclass(frozen=True)
class Report:
    """One table on a reference date; the region is there for who may see it."""

    reference_on: date
    known_on: date
    begins_on: date
    ends_on: date
    schools: list[FigureLine] = field(default_factory=list)
    region: FigureLine | None = None


@dataclass(frozen=True)
class ReportRow:
    """One young person behind a figure."""

    case_id: UUID
    pupil_id: UUID
    school_id: UUID
    municipality: str
    left_on: date
    destination: str
    part: str
    since: date
    exit_profile: str = ""


@dataclass(frozen=True)
class Body:
    """A body that the law names, as it is on a day."""

    code: str
    name: str
    below_age: int | None
    valid_from: date


def said(figure: int | None) -> str:
    """20-24, or that it is not shown."""
    return _("niet getoond") if figure is None else f"{figure}–{figure + MOST_OF_A_STEP}"


def share(groups: Mapping[str, int | None]) -> str:
    """Say between which bounds the share lies that was placed: nothing more than the figures say already."""
    placed, others = groups.get("placed"), groups.get("not_placed")
    if placed is None:
        return _("niet getoond")
    most_others = MOST_OF_A_STEP if others is None else others + MOST_OF_A_STEP
    low = HUNDRED * placed // (placed + most_others)
    most = placed + MOST_OF_A_STEP
    high = ceil(HUNDRED * most / (most + (others or 0)))
    return _("{low} tot {high} procent").format(low=low, high=high)
