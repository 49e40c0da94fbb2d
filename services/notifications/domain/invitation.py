"""A career conversation as a calendar needs it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from uuid import UUID

Method = Literal["REQUEST", "CANCEL"]


@dataclass(frozen=True)
class Invitation:
    """What goes into a calendar or out of it; the same conversation with a higher sequence replaces a lower one."""

    method: Method
    conversation_id: UUID
    starts_at: datetime
    ends_at: datetime
    sequence: int

    def withdrawn(self) -> "Invitation":
        """Give the same appointment, to be taken out of the calendar of somebody who need not come."""
        return replace(self, method="CANCEL")
