"""Days as the region counts them: a day ends at midnight in Amsterdam, whatever the server's clock says."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day_of(now: datetime) -> date:
    """Give the day that a moment falls on."""
    return now.astimezone(AMSTERDAM).date()


def start_of(day: date) -> datetime:
    """Give the moment that a day begins, in UTC."""
    return end_of(day - timedelta(days=1))


def end_of(day: date) -> datetime:
    """Give the moment that a day is over, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), AMSTERDAM).astimezone(UTC)
