"""Days are days in Amsterdam: a contract ends when the clock there strikes midnight, summer and winter."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
OFFICE_OPENS: Final = time(8)


def day_of(moment: datetime) -> date:
    """Give the day it is in Amsterdam at this moment."""
    return moment.astimezone(AMSTERDAM).date()


@lru_cache(maxsize=4096)
def end_of(day: date) -> datetime:
    """Give the moment (UTC) at which the day is over: the next local midnight."""
    return datetime.combine(day + timedelta(days=1), time.min, AMSTERDAM).astimezone(UTC)


def begin_of(day: date) -> datetime:
    """Give the moment (UTC) at which the day begins there."""
    return end_of(day - timedelta(days=1))


@lru_cache(maxsize=4096)
def office_opens(day: date) -> datetime:
    """Give the moment (UTC) at which people start to work on that day: reminders come then, not in the night."""
    return datetime.combine(day, OFFICE_OPENS, AMSTERDAM).astimezone(UTC)
