"""The line of a young person's two years: contracts as bars, conversations as marks, today as a post."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from language.days import local
from services.portal.domain.calendar import short_day
from services.portal.domain.cases import Case
from services.portal.domain.clock import passed
from services.portal.domain.contact_plan import CheckIn

EDGE = 14
LANE = 20
ABOVE = 28


@dataclass(frozen=True)
class Bar:
    """One contract: an end that is not known fades out."""

    x: float
    y: float
    width: float
    is_ended: bool


@dataclass(frozen=True)
class Mark:
    """One conversation: held is filled, planned and owed are open."""

    x: float
    is_held: bool


@dataclass(frozen=True)
class Dot:
    """One contact moment: done is filled, to come is open, late stands out."""

    x: float
    stands: str


@dataclass(frozen=True)
class YearMark:
    """A half year on the scale."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True)
class Lifeline:
    """Everything the drawing needs, in its own units."""

    width: int
    height: int
    base: int
    today: float
    bars: list[Bar]
    marks: list[Mark]
    dots: list[Dot]
    scale: list[YearMark]


def lifeline(case: Case, today: date, width: int, steps: int, plan: Sequence[CheckIn] = ()) -> Lifeline:
    """Draw a case; what fell before the first or after the last day is drawn at the edge."""

    def across(when: date) -> float:
        return round(EDGE + passed(case.left_on, case.ends_on, when) * (width - 2 * EDGE), 1)

    contracts = sorted(case.contracts, key=lambda contract: contract.begins_on)
    base = ABOVE + LANE * max(len(contracts), 1)
    bars = [
        bar(across(one.begins_on), across(one.ended_on or one.ends_on or case.ends_on), lane, not one.is_running)
        for lane, one in enumerate(contracts)
    ]
    marks = [
        Mark(across(local(talk.starts_at).date() if talk.starts_at else talk.due_on), talk.state == "held")
        for talk in case.conversations
    ]
    dots = [Dot(across(one.done_on or one.due_on), one.stands) for one in plan]
    return Lifeline(width, base + 46, base, across(today), bars, marks, dots, scale(case, width, steps))


def bar(start: float, end: float, lane: int, is_ended: bool) -> Bar:  # noqa: FBT001 - a fact of the bar, not a switch
    """A contract never becomes too thin to see."""
    return Bar(start, ABOVE + LANE * lane, round(max(end - start, 4), 1), is_ended)


def scale(case: Case, width: int, steps: int) -> list[YearMark]:
    """The first day, the last day and what lies evenly between them."""
    days = (case.ends_on - case.left_on).days
    marks = []
    for step in range(steps + 1):
        when = date.fromordinal(case.left_on.toordinal() + days * step // steps)
        x = EDGE + (width - 2 * EDGE) * step / steps
        anchor = {0: "start", steps: "end"}.get(step, "middle")
        label = f"{short_day(when)} {when.year}" if step in (0, steps) else short_day(when)
        marks.append(YearMark(round(x, 1), label, anchor))
    return marks
