"""What intake tells of exit conversations: ids, codes and dates only; remarks and preparations stay here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.intake.domain.model import PupilId


@dataclass(frozen=True)
class _OfAPupil:
    pupil_id: PupilId
    conversation_id: UUID
    school_id: UUID
    municipality: str

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class ExitConversationRequested(_OfAPupil):
    """A pupil is in the last school year. Heard by notifications; told again when another werkconsulent gets it."""

    werkconsulent_id: UUID | None
    school_year: int
    due_on: date


@dataclass(frozen=True)
class ExitConversationScheduled(_OfAPupil):
    """It has a day. Heard by notifications, which fills calendars."""

    starts_at: datetime
    ends_at: datetime
    ics_sequence: int
    participant_ids: Sequence[UUID]


@dataclass(frozen=True)
class ExitConversationRescheduled(_OfAPupil):
    """It has another day. Heard by notifications."""

    starts_at: datetime
    ends_at: datetime
    ics_sequence: int
    participant_ids: Sequence[UUID]


@dataclass(frozen=True)
class ExitConversationCancelled(_OfAPupil):
    """The appointment is off. Heard by notifications, which empties calendars."""

    starts_at: datetime
    ends_at: datetime
    ics_sequence: int
    participant_ids: Sequence[UUID]
    reason: str


@dataclass(frozen=True)
class ExitConversationMissed(_OfAPupil):
    """The pupil did not come. Heard by notifications: it must be planned anew."""

    werkconsulent_id: UUID | None
    missed_on: date
    due_on: date


@dataclass(frozen=True)
class ExitConversationHeld(_OfAPupil):
    """It was held, with an advice. Heard by aftercare, which shows it to whoever helps later, and by notifications."""

    participant_ids: Sequence[UUID]
    school_year: int
    held_on: date
    advice: str
    leerlijn: str | None


@dataclass(frozen=True)
class ExitConversationOverdue(_OfAPupil):
    """It was not held, and the last day is near or past. Heard by notifications, which tells who stands on the rung."""

    werkconsulent_id: UUID | None
    due_on: date
    rung: str


ExitEvent = (
    ExitConversationRequested
    | ExitConversationScheduled
    | ExitConversationRescheduled
    | ExitConversationCancelled
    | ExitConversationMissed
    | ExitConversationHeld
    | ExitConversationOverdue
)
