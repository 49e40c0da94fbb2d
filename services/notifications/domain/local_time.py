"""Days and times as the people who are told live by them: on a Dutch clock."""

from datetime import UTC, date, datetime, time

from language.days import AMSTERDAM, local
from language.texts import _


def day_of(moment: datetime) -> date:
    """Give the day that it is in the Netherlands at this moment."""
    return local(moment).date()


def moment_at(day: date, at: time) -> datetime:
    """Give the moment at which a Dutch clock says so; in UTC, like all moments."""
    return datetime.combine(day, at, AMSTERDAM).astimezone(UTC)


def say_time(moment: datetime) -> str:
    """Say `14.00 uur`."""
    return _("{hours}.{minutes} uur").format(hours=f"{local(moment):%H}", minutes=f"{local(moment):%M}")
