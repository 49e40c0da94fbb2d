"""How long a term lasts: the Algemene termijnenwet (BWBR0002448), articles 1 to 4, and counting in working days."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Unit = Literal["working_days", "days", "weeks", "months", "years"]

# Article 4: longer terms, terms in years and terms in hours are left as they are. Terms in hours have no place here: they end at a moment.
LONGEST_THAT_RUNS_ON: Final[dict[Unit, int]] = {"days": 90, "weeks": 12, "months": 3}
SHORTEST_WITH_TWO_WORKING_DAYS: Final[dict[Unit, int]] = {"days": 3, "weeks": 1, "months": 1}  # article 2
WORKING_DAYS_WITHIN: Final = 2
SATURDAY: Final = 5
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """A length of time as the rule words it: "ten working days", "two years"."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        """A term has a length; going back in time is `WorkingDays.before`."""
        if self.amount < 1:
            raise ValueError(f"a term is at least one long, not {self.amount}")

    def __str__(self) -> str:
        """Say it in words, as the rule of a timer does."""
        words = self.unit.replace("_", " ")
        return f"{self.amount} {words if self.amount > 1 else words.removesuffix('s')}"


@dataclass(frozen=True)
class WorkingDays:
    """Counts with the recognised holidays (article 3) that its owner looks up."""

    is_holiday: Callable[[date], bool]

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is no Saturday, no Sunday and no recognised holiday."""
        return day.weekday() < SATURDAY and not self.is_holiday(day)

    def after(self, day: date, count: int) -> date:
        """Give the count-th working day after a day; that day itself does not count."""
        return self._walk(day, count, ONE_DAY)

    def before(self, day: date, count: int) -> date:
        """Give the count-th working day before a day: counting backwards nothing runs on (article 1, second paragraph)."""
        return self._walk(day, count, -ONE_DAY)

    def from_day(self, day: date) -> date:
        """Give the first working day from a day on: that day itself, if people work then."""
        return day if self.is_working_day(day) else self.after(day, 1)

    def end_of(self, term: Term, begins_after: date) -> date:
        """Give the last day of a term; its first day is the day after `begins_after`."""
        if term.unit == "working_days":
            return self.after(begins_after, term.amount)
        last = calendar_end(term, begins_after)
        if term.amount > LONGEST_THAT_RUNS_ON.get(term.unit, 0):
            return last
        if term.amount >= SHORTEST_WITH_TWO_WORKING_DAYS[term.unit]:
            last = max(last, self.after(begins_after, WORKING_DAYS_WITHIN))
        return last if self.is_working_day(last) else self.after(last, 1)

    def _walk(self, day: date, count: int, step: timedelta) -> date:
        while count:
            day += step
            count -= self.is_working_day(day)
        return day


def calendar_end(term: Term, begins_after: date) -> date:
    """Give the last day of a term in days, weeks, months or years, whatever day of the week that is."""
    if term.unit == "days":
        return begins_after + timedelta(days=term.amount)
    if term.unit == "weeks":
        return begins_after + timedelta(weeks=term.amount)
    return add_months(begins_after, term.amount * (12 if term.unit == "years" else 1))


def add_months(day: date, months: int) -> date:
    """Give the same day so many months later; a month that is too short gives its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
