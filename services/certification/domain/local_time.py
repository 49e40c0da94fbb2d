"""The day in the Netherlands."""

from datetime import date, datetime

from language.days import local


def day_of(moment: datetime) -> date:
    """Give the day on a Dutch calendar."""
    return local(moment).date()
