"""Days and times as the people who are told live by them: on a Dutch clock."""

from datetime import date, datetime

from language.days import local
from language.texts import _


def day_of(moment: datetime) -> date:
    """Give the day that it is in the Netherlands at this moment."""
    return local(moment).date()


def say_time(moment: datetime) -> str:
    """Say `14.00 uur`."""
    return _("{hours}.{minutes} uur").format(hours=f"{local(moment):%H}", minutes=f"{local(moment):%M}")
