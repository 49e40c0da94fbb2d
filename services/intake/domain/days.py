"""Which day it is for the people who use Doorlijn."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


AUGUST = 8  # in which a school year begins


def day_of(now: datetime) -> date:
    """Give the day in the Netherlands at this moment."""
    return now.astimezone(AMSTERDAM).date()


def school_year_of(day: date) -> int:
    """Give the year in which the school year of this day began."""
    return day.year if day.month >= AUGUST else day.year - 1


def say_school_year(year: int) -> str:
    """Give a school year as people write it: 2026-2027."""
    return f"{year}-{year + 1}"
