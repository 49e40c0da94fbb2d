"""Days and times as a reader says them; moments arrive in UTC and are shown in Dutch time."""

from datetime import date, datetime

from language.days import local, say_day, say_day_and_month, say_full_day, say_short_day, say_weekday
from language.texts import _, ngettext

A_MONTH = 31
DAYS_IN_A_MONTH = 30.44
FAR_AWAY = 61  # days; further away people count in months


def day(value: date) -> str:
    """21 november 2026."""
    return say_day(value)


def typed(value: date) -> str:
    """21-11-2026: as people type it."""
    return f"{value.day:02}-{value.month:02}-{value.year}"


def short_day(value: date) -> str:
    """21 nov."""
    return say_short_day(value)


def weekday(value: date, today: date) -> str:
    """Zaterdag 21 november, without a capital; with the year when it is another one than today's."""
    said = f"{say_weekday(value)} {say_day_and_month(value)}"
    return said if value.year == today.year else f"{said} {value.year}"


def clock(moment: datetime) -> str:
    """14:03."""
    return f"{local(moment):%H:%M}"


def moment(value: datetime) -> str:
    """21 november 2026, 14:03."""
    return f"{day(local(value).date())}, {clock(value)}"


def appointment(value: datetime) -> str:
    """Zaterdag 21 november 2026 om 14:03."""
    return _("{day} om {time}").format(day=say_full_day(local(value).date()), time=clock(value))


def until(due: date, today: date) -> str:
    """How far away a day is: vandaag, over 3 dagen, 2 dagen te laat."""
    days = (due - today).days
    if days < 0:
        return ngettext("{n} dag te laat", "{n} dagen te laat", -days).format(n=-days)
    near = {0: _("vandaag"), 1: _("morgen"), 2: _("overmorgen")}
    if days > FAR_AWAY:
        return _("over {n} maanden").format(n=round(days / DAYS_IN_A_MONTH))
    return near.get(days) or _("over {n} dagen").format(n=days)


def ago(past: datetime, now: datetime) -> str:
    """How long ago a moment was: zojuist, 5 minuten geleden, gisteren."""
    seconds = (now - past).total_seconds()
    if seconds < 60:  # noqa: PLR2004 - a minute
        return _("zojuist")
    days = (local(now).date() - local(past).date()).days
    if days == 1:
        return _("gisteren, {time}").format(time=clock(past))
    if days > 1:
        return _("{n} dagen geleden").format(n=days) if days <= A_MONTH else day(local(past).date())
    minutes = int(seconds // 60)
    if minutes < 60:  # noqa: PLR2004 - an hour
        return ngettext("{n} minuut geleden", "{n} minuten geleden", minutes).format(n=minutes)
    return _("vandaag, {time}").format(time=clock(past))


def age(birth_date: date, today: date) -> int:
    """Whole years; someone born on 29 February has a birthday on 1 March in other years."""
    had_birthday = (today.month, today.day) >= (birth_date.month, birth_date.day)
    return today.year - birth_date.year - (0 if had_birthday else 1)
