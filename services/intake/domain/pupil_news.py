"""A school tells of a pupil who is still there: who it is, which school year is the last, and the planned exit (OPP)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from services.intake.domain import plan_rules, rules
from services.intake.domain.cells import Cell
from services.intake.domain.days import school_year_of
from services.intake.domain.identity import Identity, take_identity
from services.intake.domain.places import Register
from services.intake.domain.row_reader import RowReader

YEARS_AHEAD: Final = 8  # from the first day in practical education to the last, with a year to spare
FURTHEST: Final = timedelta(days=366 * YEARS_AHEAD)
LONGEST_REASON: Final = 500


@dataclass(frozen=True)
class PupilNews:
    """What a school knows of a pupil who is still there; what is empty was not told."""

    identity: Identity
    final_year: int | None
    planned_destination: str
    planned_left_on: date | None
    plan_reason: str

    @property
    def plan(self) -> tuple[str, date | None]:
        """The planned exit: where to, and when."""
        return self.planned_destination, self.planned_left_on

    @property
    def has_plan(self) -> bool:
        """Tell whether the school told where the pupil is to go."""
        return bool(self.planned_destination)

    def broken_rules(self, today: date) -> Iterator[rules.RuleBroken]:
        """Give every rule between the cells that this news breaks."""
        yield from self.identity.broken_rules(today)
        this_year = school_year_of(today)
        if self.final_year is not None and not this_year - 1 <= self.final_year <= this_year + YEARS_AHEAD:
            yield plan_rules.FinalYearIsNear()
        if self.planned_left_on and not self.planned_destination:
            yield plan_rules.PlanHasADestination()
        if self.planned_destination and not self.planned_left_on:
            yield plan_rules.PlanHasADay()
        if self.planned_left_on and not -FURTHEST <= self.planned_left_on - today <= FURTHEST:
            yield plan_rules.PlanIsNear()


def read_pupil_news(cells: Mapping[str, Cell], register: Register, today: date) -> PupilNews:
    """Turn the cells of one row into news of a pupil, or raise everything that is wrong with it at once."""
    reader = RowReader(cells)
    news = PupilNews(
        identity=take_identity(reader, register),
        final_year=reader.school_year("laatste_schooljaar"),
        planned_destination=reader.destination("verwachte_bestemming"),
        planned_left_on=reader.day_or_none("verwacht_vertrek"),
        plan_reason=reader.text("reden_wijziging", longest=LONGEST_REASON),
    )
    reader.break_all(news.broken_rules(today))
    reader.raise_what_is_broken()
    return news
