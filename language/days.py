"""Days, times and numbers as the reader says them; moments arrive in UTC and are told in Dutch time."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from language.texts import N_, SOURCE, _, spoken

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
WEEKDAYS: Final = (
    N_("maandag"),
    N_("dinsdag"),
    N_("woensdag"),
    N_("donderdag"),
    N_("vrijdag"),
    N_("zaterdag"),
    N_("zondag"),
)
MONTHS: Final = (
    N_("januari"),
    N_("februari"),
    N_("maart"),
    N_("april"),
    N_("mei"),
    N_("juni"),
    N_("juli"),
    N_("augustus"),
    N_("september"),
    N_("oktober"),
    N_("november"),
    N_("december"),
)
SHORT_MONTHS: Final = (
    N_("jan"),
    N_("feb"),
    N_("mrt"),
    N_("apr"),
    N_("mei"),
    N_("jun"),
    N_("jul"),
    N_("aug"),
    N_("sep"),
    N_("okt"),
    N_("nov"),
    N_("dec"),
)


def local(moment: datetime) -> datetime:
    """The same moment on a Dutch clock."""
    return moment.astimezone(AMSTERDAM)


def say_weekday(value: date) -> str:
    """Zaterdag, without a capital where the language has none."""
    return _(WEEKDAYS[value.weekday()])


def say_day_and_month(value: date) -> str:
    """21 november."""
    return f"{value.day} {_(MONTHS[value.month - 1])}"


def say_day(value: date) -> str:
    """21 november 2026."""
    return f"{say_day_and_month(value)} {value.year}"


def say_short_day(value: date) -> str:
    """21 nov."""
    return f"{value.day} {_(SHORT_MONTHS[value.month - 1])}"


def say_full_day(value: date) -> str:
    """Vrijdag 4 december 2026, without a capital where the language has none."""
    return f"{say_weekday(value)} {say_day(value)}"


def say_number(value: float) -> str:
    """12.345,5 in Dutch; English swaps the two signs."""
    said = f"{value:,}".removesuffix(".0")
    return said.translate(str.maketrans(",.", ".,")) if spoken() == SOURCE else said
