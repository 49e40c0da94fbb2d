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
A_MONTH = 31
DAYS_IN_A_MONTH = 30.44
FAR_AWAY = 61  # days; further away people count in months


def day(value: date) -> str:
    """21 november 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def typed(value: date) -> str:
    """21-11-2026: as people type it."""
    return f"{value.day:02}-{value.month:02}-{value.year}"


def short_day(value: date) -> str:
    """21 nov."""
    return f"{value.day} {SHORT_MONTHS[value.month - 1]}"


def weekday(value: date, today: date) -> str:
    """Zaterdag 21 november, without a capital; with the year when it is another one than today's."""
    said = f"{DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]}"
    return said if value.year == today.year else f"{said} {value.year}"


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
    """Zaterdag 21 november 2026 om 14:03."""
    there = local(value)
    return f"{DAYS[there.weekday()]} {day(there.date())} om {clock(value)}"


def until(due: date, today: date) -> str:
    """How far away a day is: vandaag, over 3 dagen, 2 dagen te laat."""
    days = (due - today).days
    if days < 0:
        return "1 dag te laat" if days == -1 else f"{-days} dagen te laat"
    near = {0: "vandaag", 1: "morgen", 2: "overmorgen"}
    if days > FAR_AWAY:
        return f"over {round(days / DAYS_IN_A_MONTH)} maanden"
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
