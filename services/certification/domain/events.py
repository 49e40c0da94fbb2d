"""What certification tells the others: ids, codes and dates, never who it is about."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.certification.domain.register_events import CertificateReady


@dataclass(frozen=True)
class TrajectoryStarted:
    """Heard by intake: whoever issues the document may know whose name and day of birth stand on it."""

    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    regime: str
    crebo: str
    version: str
    work_processes: tuple[str, ...]
    begins_on: date
    ends_on: date
    issuer_id: UUID | None = None  # the mbo school; of boris the school itself issues

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class EvidenceRequested:
    """Heard by notifications: the trainer gets a mail with a link that is made as it goes."""

    request_id: UUID
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    expires_at: datetime

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class WorkProcessJudged:
    """Heard by aftercare: what somebody can do counts when a next step is sought."""

    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    crebo: str
    version: str
    work_process: str
    judgement: str
    judged_on: date

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


Event = TrajectoryStarted | EvidenceRequested | WorkProcessJudged | CertificateReady
