"""Days and times as a Dutch reader says them; moments arrive in UTC and are told in Dutch time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def day_of(moment: datetime) -> date:
    """Give the day that it is in the Netherlands at this moment."""
    return moment.astimezone(AMSTERDAM).date()


def say_day(day: date) -> str:
    """Say `vrijdag 4 december 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_time(moment: datetime) -> str:
    """Say `14.00 uur`."""
    return f"{moment.astimezone(AMSTERDAM):%H.%M} uur"
