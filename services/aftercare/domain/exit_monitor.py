"""The exit monitor of practical education (mission.md, Exit): who left in a year, where they are on a day, who was placed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from services.aftercare.domain.report_table import Counted, Shape
from services.aftercare.domain.situation import Life
from services.aftercare.domain.working_days import add_months

MONTHS_OF_A_YEAR: Final = 12
YEARS_AFTER: Final = (0, 1, 2)  # years after the reference date of the year of leaving

# "Placed successfully" by the official definition: the third group is left out of the fraction.
SHAPE: Final[Shape] = {
    "placed": ("work", "work_bbl", "sheltered_work", "mbo", "vmbo", "training", "day_activities"),
    "not_placed": ("none_early", "unknown", "stale"),
    "left_out": ("none", "pro", "vso", "abroad"),
}
GROUP_OF: Final = {category: group for group, categories in SHAPE.items() for category in categories}


@dataclass(frozen=True)
class Cohort:
    """Who left school in the twelve months up to and including a reference date: each leaver is in one."""

    begins_on: date
    ends_on: date

    @classmethod
    def at(cls, reference_on: date, years: int = 0) -> "Cohort":
        """Give the one of a reference date, or of the reference date so many years before."""
        ends_on = add_months(reference_on, -MONTHS_OF_A_YEAR * years)
        return cls(add_months(ends_on, -MONTHS_OF_A_YEAR) + timedelta(days=1), ends_on)


@dataclass(frozen=True)
class Row:
    """One young person in a report: what it was counted as, and since when that is known."""

    life: Life
    path: tuple[str, ...]
    since: date

    @property
    def counted(self) -> Counted:
        """As a table counts it."""
        return Counted(self.life.told.school_id, self.path)


def rows(lives: Iterable[Life], reference_on: date) -> list[Row]:
    """Say of each young person of the cohort where he was on the reference date."""
    found = []
    for life in lives:
        situation = life.situation(reference_on)
        # A category that we do not know (a newer contract of intake) is not known where he is, rather than left out.
        category = situation.category if situation.category in GROUP_OF else "unknown"
        found.append(Row(life, (GROUP_OF[category], category), situation.since))
    return found
