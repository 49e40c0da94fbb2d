"""The region says on which days nobody works; every term that is open is counted anew, by a clock that rings at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from messaging.timers import Timers
from services.aftercare.domain.free_days import FreeDay, check
from services.aftercare.domain.ids import derived
from services.aftercare.domain.local_time import day_of
from services.aftercare.storage.calendar import is_holiday
from services.aftercare.storage.free_days import FreeDays

OF_THE_REGION: Final = derived("free_days")  # this clock belongs to no case


@dataclass(frozen=True)
class SetFreeDays:
    days: Sequence[FreeDay]


def handle(command: SetFreeDays, free_days: FreeDays, timers: Timers, now: datetime) -> None:
    """Keep them; when a day changed, let the deadlines follow."""
    moved = check(free_days.lock(), command.days, is_holiday, day_of(now))
    free_days.put(command.days)
    if moved:
        days = ", ".join(str(day) for day in sorted(moved))
        timers.set("terms", OF_THE_REGION, "free_days_changed", now, f"at once: {days} changed")
