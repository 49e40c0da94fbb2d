"""Which day it is for the people who use Doorlijn."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day_of(now: datetime) -> date:
    """Give the day in the Netherlands at this moment."""
    return now.astimezone(AMSTERDAM).date()
