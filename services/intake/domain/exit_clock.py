"""The clock of exit conversations: per school year a last day, a reminder before it and an escalation after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from services.intake.domain.days import AMSTERDAM, AUGUST

PROCESS: Final = "exit_conversation"
CLOCK: Final = "exit_conversation_clock"
OFFICE_OPENS: Final = time(8)
NEVER_SOONER: Final = timedelta(days=14)  # whoever comes late in the year gets so much time at least

Rung = Literal["reminder", "owner", "coordinator"]


@dataclass(frozen=True)
class ExitTerm:
    """What holds from a school year on: the last day, when to remind, when to call the coordinator in."""

    valid_from_year: int
    due_month: int
    due_day: int
    remind_days: int
    escalate_days: int

    def due_on(self, school_year: int, today: date) -> date:
        """Give the last day in a school year; for whoever comes late a fortnight from now."""
        year = school_year if self.due_month >= AUGUST else school_year + 1
        return max(date(year, self.due_month, self.due_day), today + NEVER_SOONER)

    def rungs(self, due_on: date) -> Sequence[tuple[Rung, date]]:
        """Give the days on which somebody is told that it was not held, in order."""
        return (
            ("reminder", due_on - timedelta(days=self.remind_days)),
            ("owner", due_on + timedelta(days=1)),
            ("coordinator", due_on + timedelta(days=self.escalate_days)),
        )

    def next_rung(self, due_on: date, today: date) -> tuple[Rung, date] | None:
        """Give who is told next, and when; nobody after the coordinator."""
        return next(((rung, day) for rung, day in self.rungs(due_on) if day > today), None)

    def rung_on(self, due_on: date, today: date) -> Rung | None:
        """Give who should have been told by this day; the highest, when the clock rang late."""
        reached = [rung for rung, day in self.rungs(due_on) if day <= today]
        return reached[-1] if reached else None


def term_of(terms: Sequence[ExitTerm], school_year: int) -> ExitTerm:
    """Give what holds in a school year."""
    held = [each for each in terms if each.valid_from_year <= school_year]
    return max(held or terms, key=lambda each: each.valid_from_year)


def rings_at(day: date) -> datetime:
    """Give the moment at which people start to work on that day."""
    return datetime.combine(day, OFFICE_OPENS, AMSTERDAM).astimezone(UTC)
