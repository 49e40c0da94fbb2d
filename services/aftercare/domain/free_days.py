"""The region's own free days: they count as holidays for every term that is open or still to come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from services.aftercare.domain.term_rules import FreeDayIsNoHoliday, FreeDayLiesAhead, FreeDayStandsThereOnce

MOST: Final = 100  # of them still to come: five weeks a year for years ahead


@dataclass(frozen=True)
class FreeDay:
    """One day, and why nobody works."""

    day: date
    name: str


def changed(before: Sequence[FreeDay], after: Sequence[FreeDay]) -> set[date]:
    """Give the days that become free, or working days again."""
    return {each.day for each in before} ^ {each.day for each in after}


def check(
    before: Sequence[FreeDay], after: Sequence[FreeDay], is_holiday: Callable[[date], bool], today: date
) -> set[date]:
    """Refuse what cannot be: days gone by are as they were, and a holiday is free already. Gives the days that change."""
    days = [each.day for each in after]
    if len(set(days)) < len(days):
        raise FreeDayStandsThereOnce(_twice(days))
    moved = changed(before, after)
    passed = sorted(day for day in moved if day <= today)
    if passed:
        raise FreeDayLiesAhead(passed[0])
    holidays = sorted(day for day in moved & set(days) if is_holiday(day))
    if holidays:
        raise FreeDayIsNoHoliday(holidays[0])
    return moved


def _twice(days: Sequence[date]) -> date:
    return next(day for day in days if days.count(day) > 1)
