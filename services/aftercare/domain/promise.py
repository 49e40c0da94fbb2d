"""What somebody promised in a conversation: with an owner and a date, and a task until it is done."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal
from uuid import UUID

from services.aftercare.domain.events import Rung
from services.aftercare.domain.ids import CaseId, ConversationId, PersonId

PROMISES: Final = (
    "call_pupil",
    "contact_employer",
    "arrange_intake",
    "apply_together",
    "contact_school",
    "arrange_support",
    "other",
)
OWNERS: Final = ("job_coach", "werkconsulent")


@dataclass(frozen=True)
class NewPromise:
    """What, by whom, before which day."""

    what: str
    owner: Literal["job_coach", "werkconsulent"]
    due_on: date


@dataclass(eq=False, kw_only=True)
class Promise:
    """A promise that is kept, or still to be kept; its owner is whoever has that part on the day."""

    promise_id: UUID
    case_id: CaseId
    conversation_id: ConversationId
    what: str
    owner: Literal["job_coach", "werkconsulent"]
    due_on: date
    recorded_on: date
    done_on: date | None = None
    done_by: PersonId | None = None
    told: Rung | None = None  # how far it came: who was told last that it must be done

    @property
    def is_open(self) -> bool:
        """Tell whether it must still be done."""
        return self.done_on is None

    def do(self, on: date, by: PersonId) -> bool:
        """Know that it was done; tells whether that is new."""
        if not self.is_open:
            return False
        self.done_on, self.done_by = on, by
        return True
