"""What intake tells the others: ids, codes and dates, never who it is about."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.intake.domain.model import ContractAtLeaving, Pupil, PupilId


@dataclass(frozen=True)
class PupilRegistered:
    """A pupil enters the platform."""

    pupil_id: UUID
    school_id: UUID
    municipality: str

    @classmethod
    def of(cls, pupil: Pupil) -> "PupilRegistered":
        """Tell of a new pupil."""
        return cls(pupil.pupil_id, pupil.school_id, pupil.municipality)

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class ExitPlanRecorded:
    """The school recorded where a pupil is to go and when, or recorded it anew."""

    pupil_id: PupilId
    school_id: UUID
    planned_destination: str
    planned_left_on: date
    recorded_on: date

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class PupilLeftSchool:
    """Heard by aftercare (opens the two-year case) and notifications; told again when the school corrects it."""

    pupil_id: UUID
    school_id: UUID
    municipality: str
    left_on: date
    destination: str
    contract: ContractAtLeaving | None
    trajectory_open: bool
    previous_left_on: date | None  # what was told before, when that day was corrected
    exit_profile: str | None = None  # what the school prepared for; practical education may have none

    @classmethod
    def of(cls, pupil: Pupil, left_on: date, told_before: date | None) -> "PupilLeftSchool":
        """Tell the leaving as the school tells it now."""
        previous = told_before if told_before != left_on else None
        return cls(
            pupil.pupil_id,
            pupil.school_id,
            pupil.municipality,
            left_on,
            pupil.destination,
            pupil.contract,
            pupil.trajectory_open,
            previous,
            pupil.exit_profile or None,
        )

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class PupilErased:
    """Heard by aftercare and notifications, who destroy their part."""

    pupil_id: UUID
    erased_on: date

    @property
    def subject(self) -> str:
        """The pupil this was about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class ReasonForSchool:
    """What is wrong with one field of a report, and what to do; never the value itself."""

    field: str
    reason: str


@dataclass(frozen=True)
class SupportAccessRequested:
    """Heard by notifications: the coordinator decides on it, and must know that it waits."""

    pupil_id: UUID
    access_id: UUID
    municipality: str

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class SupportAccessApproved:
    """Heard by aftercare: until this moment, somebody of support may see what it knows of this pupil."""

    pupil_id: UUID
    access_id: UUID
    person_id: UUID
    role: str
    until: datetime

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class SupportAccessEnded:
    """Heard by aftercare: somebody ended it before its hour was over."""

    pupil_id: UUID
    access_id: UUID
    ended_at: datetime

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class LeaverReportAnswered:
    """Heard by the one school whose system reported a leaver, on its own reply queue; by no service."""

    school_id: UUID
    message_id: str
    is_accepted: bool
    reasons: list[ReasonForSchool]

    @property
    def subject(self) -> str:
        """The school, so that its answers come in order."""
        return f"school/{self.school_id}"

    @property
    def route(self) -> str:
        """To the school's own queue."""
        return f"schools.replies/{self.school_id}"


Event = (
    PupilRegistered
    | ExitPlanRecorded
    | PupilLeftSchool
    | PupilErased
    | SupportAccessRequested
    | SupportAccessApproved
    | SupportAccessEnded
    | LeaverReportAnswered
)
