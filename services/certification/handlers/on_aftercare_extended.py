"""A case is open longer than was said, or again: its job coach may see the trajectories again."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from services.certification.storage.relations import Relations

# Whatever the day; a leaving that was corrected opens a case whose last day is to come.
STILL_OPEN: Final = frozenset({"conversation_owed", "hand_over_owed", "last_day_claimed"})


@dataclass(frozen=True)
class AftercareExtended:
    case_id: UUID
    ends_on: date
    reason: str


def handle(message: AftercareExtended, relations: Relations, today: date) -> None:
    """Give the right back that ended with the case."""
    if message.reason in STILL_OPEN or message.ends_on >= today:
        relations.end(message.case_id, None)
