"""The observer's own calendar: Dutch holidays reckoned from Easter, working days, and midnight in Amsterdam."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
A_DAY: Final = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


@cache
def easter(year: int) -> date:
    """Give Easter Sunday (Gauss, for the years 1900 to 2099)."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    day = 22 + d + e
    if d == 29 and e == 6:  # noqa: PLR2004  Gauss's own exceptions
        day = 50
    if d == 28 and e == 6 and a > 10:  # noqa: PLR2004  Gauss's own exceptions
        day = 49
    return date(year, 3, 1) + timedelta(days=day - 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """Give the recognised holidays (Algemene termijnenwet, article 3)."""
    sunday = easter(year)
    kings = date(year, 4, 27)
    moving = (-2, 1, 39, 50)  # Good Friday, Easter Monday, Ascension Day, Whit Monday
    fixed = ((1, 1), (5, 5), (12, 25), (12, 26))
    return frozenset(
        {kings - A_DAY if kings.weekday() == SUNDAY else kings, sunday, sunday + 49 * A_DAY}
        | {sunday + shift * A_DAY for shift in moving}
        | {date(year, month, day) for month, day in fixed}
    )


def is_working_day(day: date, free: Collection[date] = ()) -> bool:
    """Tell whether a day is no Saturday, no Sunday, no holiday and no free day of the region."""
    return day.weekday() < SATURDAY and day not in holidays(day.year) and day not in free


def working_days_after(day: date, count: int, free: Collection[date] = ()) -> date:
    """Give the count-th working day after a day."""
    while count:
        day += A_DAY
        count -= is_working_day(day, free)
    return day


def working_days_before(day: date, count: int, free: Collection[date] = ()) -> date:
    """Give the count-th working day before a day."""
    while count:
        day -= A_DAY
        count -= is_working_day(day, free)
    return day


def midnight_after(day: date) -> datetime:
    """Give the moment at which a day is over in Amsterdam."""
    return datetime.combine(day + A_DAY, time.min, AMSTERDAM).astimezone(UTC)


def eight_o_clock(day: date) -> datetime:
    """Give the moment at which people start to work on a day."""
    return datetime.combine(day, time(8), AMSTERDAM).astimezone(UTC)


def day_of(at: datetime) -> date:
    """Give the day it is in Amsterdam."""
    return at.astimezone(AMSTERDAM).date()


def months_later(day: date, months: int) -> date:
    """Give the same day so many months later; the last of the month where there is none."""
    count = day.year * 12 + day.month - 1 + months
    first, following = (date(each // 12, each % 12 + 1, 1) for each in (count, count + 1))
    return min(first + (day.day - 1) * A_DAY, following - A_DAY)


def years_later(day: date, years: int) -> date:
    """Give the same day so many years later; of 29 February the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
