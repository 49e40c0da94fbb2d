"""Figures about groups of young people that say nothing about one of them: in steps of five, and below five not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

STEP: Final = 5
SLACK: Final = STEP - 1  # what a shown figure leaves open


@dataclass(frozen=True)
class Counts:
    """How far the young people of one school or municipality came; each next one is part of the former, the last three apart."""

    left: int
    coached: int
    accepted: int
    working: int
    owed: int
    next_step: int


@dataclass(frozen=True)
class Shown:
    """The same for everybody's eyes: at least so many, at most four more; None is not shown."""

    left: int | None
    coached: int | None
    accepted: int | None
    working: int | None
    owed: int | None
    next_step: int | None


STAGES: Final = tuple(field.name for field in fields(Counts))


@dataclass(frozen=True)
class Published:
    """Both views on the same young people; there is no total, which would tell what was left out."""

    schools: Mapping[str, Shown]
    municipalities: Mapping[str, Shown]


def shown(count: int) -> int | None:
    """Round down to a multiple of five: whatever is subtracted, five answers stay possible."""
    return count // STEP * STEP if count >= STEP else None


def publish(schools: Mapping[str, Counts], municipalities: Mapping[str, Counts]) -> Published:
    """Round every figure; where both views together would narrow one down, the municipalities stay out."""
    by_school = {key: _shown(counts) for key, counts in schools.items()}
    by_municipality = {key: _shown(counts) for key, counts in municipalities.items()}
    tight = [stage for stage in STAGES if _is_tight(_column(by_school, stage), _column(by_municipality, stage))]
    hidden: dict[str, None] = dict.fromkeys(tight)
    return Published(by_school, {key: replace(row, **hidden) for key, row in by_municipality.items()})


def _shown(counts: Counts) -> Shown:
    return Shown(*(shown(getattr(counts, stage)) for stage in STAGES))


def _column(rows: Mapping[str, Shown], stage: str) -> list[int]:
    return [getattr(row, stage) or 0 for row in rows.values()]


def _is_tight(one: list[int], other: list[int]) -> bool:
    """Tell whether an equal sum of both columns would forbid one of five values to some figure."""
    if not one or not other:
        return False
    apart = sum(other) - sum(one)
    return not -SLACK * (len(other) - 1) <= apart <= SLACK * (len(one) - 1)
