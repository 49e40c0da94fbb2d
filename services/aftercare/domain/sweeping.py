"""What a sweep over the state looks for: young people whom no clock and no event would bring on again."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

NO_ACTION: Final = "no_action"  # an open case that nothing will remind anybody of
NO_CONVERSATION: Final = "end_without_conversation"  # work ended, and nobody was asked to talk about it
SWEPT: Final = (NO_ACTION, NO_CONVERSATION)


@dataclass(frozen=True)
class Finding:
    """One case that fell out of the chain."""

    case_id: UUID
    kind: str
    since: date  # the first day on which something should have happened, or the day of the end
