"""Contracts on one bar, ready to be drawn: work, two contracts at once, and none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.portal.domain.cases import Case
from services.portal.domain.clock import passed

EDGE = 14
THINNEST = 3.0


@dataclass(frozen=True)
class Part:
    """One stretch: `contract`, `overlap` or `none`."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True)
class WorkBar:
    """Everything the drawing needs, in its own units."""

    width: int
    edge: int
    today: float
    begins_on: date
    ends_on: date
    parts: list[Part]


def work_bar(case: Case, today: date, width: int) -> WorkBar:
    """Draw the work of a case over its two years; what falls outside is drawn at the edge."""

    def part(kind: str, begins_on: date, ends_on: date | None) -> Part:
        x, end = across(begins_on), across(ends_on or case.ends_on)
        return Part(kind, x, round(max(end - x, THINNEST), 1))

    def across(day: date) -> float:
        return round(EDGE + passed(case.left_on, case.ends_on, day) * (width - 2 * EDGE), 1)

    def parts() -> Iterator[Part]:
        for contract in case.contracts:
            yield part("contract", contract.begins_on, contract.last_day)
        for gap in case.without_work:
            yield part("none", gap.begins_on, gap.ends_on or today)
        for overlap in case.overlaps:
            yield part("overlap", overlap.begins_on, overlap.ends_on)

    return WorkBar(width, EDGE, across(today), case.left_on, case.ends_on, list(parts()))
