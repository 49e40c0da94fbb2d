"""What certification tells about what is owed: ids, codes and dates, never who it is about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class EvidenceOwed:
    """Heard by notifications: who left school, or got another job coach, and work processes are not judged yet."""

    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    owner_id: UUID | None  # the job coach, as soon as there is one
    work_processes: tuple[str, ...]
    due_on: date
    reason: str  # left_school, trajectory_started or new_owner

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class EvidenceSupplied:
    """Heard by notifications: the trainer signed."""

    request_id: UUID
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    owner_id: UUID | None
    work_processes: tuple[str, ...]
    supplied_on: date

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class EvidenceOverdue:
    """Heard by notifications: the last day is over, and the coordinator must see to it."""

    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    case_id: UUID | None
    owner_id: UUID | None
    work_processes: tuple[str, ...]
    due_on: date

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"
