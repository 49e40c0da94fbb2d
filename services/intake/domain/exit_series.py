"""A school's exit conversations in one go: one after another on a day, with a pause between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.intake.domain import exit_rules
from services.intake.domain.days import AMSTERDAM
from services.intake.domain.exit_conversation import CLOSES


@dataclass(frozen=True)
class Series:
    """When the first begins, how long each takes, and how long the pause is."""

    starts_at: datetime
    length: timedelta
    pause: timedelta

    def slots(self, count: int) -> Sequence[tuple[datetime, datetime]]:
        """Give so many moments, each with its end; all on the same day."""
        step = self.length + self.pause
        begins = [self.starts_at + step * number for number in range(count)]
        fits = [begin for begin in begins if self._ends_in_time(begin)]
        if begins and len(fits) < len(begins):
            raise exit_rules.DayIsLongEnough(len(fits))
        return [(begin, begin + self.length) for begin in begins]

    def _ends_in_time(self, begin: datetime) -> bool:
        day = self.starts_at.astimezone(AMSTERDAM).date()
        end = (begin + self.length).astimezone(AMSTERDAM)
        return end.date() == day and end.time() <= CLOSES
