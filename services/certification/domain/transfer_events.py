"""What certification tells of a trajectory that goes on at an mbo school: ids, codes and dates, never who it is about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class TrajectoryTransferProposed:
    """Heard by notifications and intake: an mbo school is asked, and may know whom it is asked for."""

    transfer_id: UUID
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    to_id: UUID
    owner_id: UUID | None  # the job coach, if there is one
    crebo: str
    version: str
    work_processes: tuple[str, ...]  # that were earned
    ended_on: date
    answer_by: date

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class TrajectoryTransferred:
    """Heard by notifications: the mbo school said yes, and the school starts a trajectory there."""

    transfer_id: UUID
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    to_id: UUID
    owner_id: UUID | None
    transferred_on: date

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class TrajectoryTransferEnded:
    """Heard by notifications and intake: refused or taken back; the mbo school need know nobody any more."""

    transfer_id: UUID
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    to_id: UUID
    owner_id: UUID | None
    outcome: str  # refused or withdrawn
    reason: str | None  # of a refusal
    ended_on: date

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class TrajectoryTransferOverdue:
    """Heard by notifications: the mbo school did not answer in time, and the coordinator sees to it."""

    transfer_id: UUID
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    to_id: UUID
    case_id: UUID | None
    owner_id: UUID | None
    answer_by: date

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"
