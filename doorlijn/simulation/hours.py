"""When people of a simulation do what they do: on working days, at one hour of each, so that much is done together."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from services.aftercare.storage.calendar import WORKING_DAYS

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
OFFICE: Final = time(8, 45)  # the administrators, and schools that bring a sheet
MORNING: Final = time(10)
AFTERNOON: Final = time(15, 30)
LAST_MINUTE: Final = time(23, 59)
A_DAY: Final = timedelta(days=1)


def moment(day: date, at: time) -> datetime:
    """Give a moment by the clock in Amsterdam."""
    return datetime.combine(day, at, AMSTERDAM).astimezone(UTC)


def at_work(day: date) -> datetime:
    """Give the moment of a day at which people do things: in the morning and in the afternoon by turns."""
    return moment(day, MORNING if day.weekday() % 2 else AFTERNOON)


def at_work_after(at: datetime) -> datetime:
    """Give the first such moment after another one."""
    day = working_day(day_of(at))
    return at_work(day) if at_work(day) >= at else at_work(working_days_after(day, 1))


def day_of(at: datetime) -> date:
    """Give the day it is in Amsterdam."""
    return at.astimezone(AMSTERDAM).date()


def working_day(day: date) -> date:
    """Give the day itself, or the next on which people work."""
    return day if WORKING_DAYS.is_working_day(day) else WORKING_DAYS.after(day, 1)


def working_days_after(day: date, count: int) -> date:
    """Give the count-th working day after a day; the day itself when there are none to count."""
    return WORKING_DAYS.after(day, count) if count > 0 else working_day(day)
