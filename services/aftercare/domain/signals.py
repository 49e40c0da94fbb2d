"""What the coordinator must see: what nobody owns, and what is late, by how late it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from services.aftercare.domain.sweeping import SWEPT

KINDS: Final = (
    "no_job_coach",
    "not_accepted",
    "conversation_overdue",
    "appointment_passed",
    "next_step_not_agreed",
    "next_step_not_begun",
    "promise_overdue",
    "last_day_claimed",
    "transfer_unanswered",
    "support_unanswered",
    "hand_over_overdue",
    "contact_overdue",
    "out_of_sight",
    *SWEPT,
)
AGES: Final = ("in_time", "week", "fortnight", "month", "longer")
LAST_DAYS: Final = (0, 7, 14, 28)  # of each age but the last


@dataclass(frozen=True)
class Place:
    """Where a signal stands in the list: the longest late first."""

    due_on: date
    case_id: UUID
    kind: str


@dataclass(frozen=True)
class Tally:
    """So many signals of one kind and age."""

    kind: str
    age: str
    count: int


def age_of(days_late: int) -> str:
    """Name how late something is."""
    return next((age for age, last in zip(AGES, LAST_DAYS, strict=False) if days_late <= last), AGES[-1])


def tallies(counted: Iterable[tuple[str, date, int]], today: date) -> Sequence[Tally]:
    """Count signals by kind and age, every combination once, also those with none."""
    sums = dict.fromkeys(((kind, age) for kind in KINDS for age in AGES), 0)
    for kind, due_on, count in counted:
        sums[kind, age_of((today - due_on).days)] += count
    return [Tally(kind, age, count) for (kind, age), count in sums.items()]
