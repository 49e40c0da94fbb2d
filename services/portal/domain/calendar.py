"""Days and times as a Dutch reader says them; moments arrive in UTC and are shown in Dutch time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
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
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
A_WEEK = 7
A_MONTH = 31


def day(value: date) -> str:
    """21 november 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """21 nov."""
    return f"{value.day} {SHORT_MONTHS[value.month - 1]}"


def weekday(value: date) -> str:
    """zaterdag 21 november."""
    return f"{DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]}"


def local(moment: datetime) -> datetime:
    """The same moment on a Dutch clock."""
    return moment.astimezone(AMSTERDAM)


def clock(moment: datetime) -> str:
    """14:03."""
    return f"{local(moment):%H:%M}"


def moment(value: datetime) -> str:
    """21 november 2026, 14:03."""
    return f"{day(local(value).date())}, {clock(value)}"


def appointment(value: datetime) -> str:
    """zaterdag 21 november 2026 om 14:03."""
    there = local(value)
    return f"{DAYS[there.weekday()]} {day(there.date())} om {clock(value)}"


def until(due: date, today: date) -> str:
    """How far away a day is: vandaag, over 3 dagen, 2 dagen te laat."""
    days = (due - today).days
    if days < 0:
        return "1 dag te laat" if days == -1 else f"{-days} dagen te laat"
    near = {0: "vandaag", 1: "morgen", 2: "overmorgen"}
    return near.get(days) or f"over {days} dagen"


def ago(past: datetime, now: datetime) -> str:
    """How long ago a moment was: zojuist, 5 minuten geleden, gisteren."""
    seconds = (now - past).total_seconds()
    if seconds < 60:  # noqa: PLR2004 - a minute
        return "zojuist"
    days = (local(now).date() - local(past).date()).days
    if days == 1:
        return f"gisteren, {clock(past)}"
    if days > 1:
        return f"{days} dagen geleden" if days <= A_MONTH else day(local(past).date())
    minutes = int(seconds // 60)
    if minutes < 60:  # noqa: PLR2004 - an hour
        return "1 minuut geleden" if minutes == 1 else f"{minutes} minuten geleden"
    return f"vandaag, {clock(past)}"


def age(birth_date: date, today: date) -> int:
    """Whole years; someone born on 29 February has a birthday on 1 March in other years."""
    had_birthday = (today.month, today.day) >= (birth_date.month, birth_date.day)
    return today.year - birth_date.year - (0 if had_birthday else 1)
