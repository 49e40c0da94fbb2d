"""The day in the Netherlands."""

from datetime import UTC, date, datetime, time, timedelta

from language.days import AMSTERDAM, local


def day_of(moment: datetime) -> date:
    """Give the day on a Dutch calendar."""
    return local(moment).date()


def end_of(day: date) -> datetime:
    """Give the moment at which the day is over: the next Dutch midnight."""
    return datetime.combine(day + timedelta(days=1), time.min, AMSTERDAM).astimezone(UTC)
