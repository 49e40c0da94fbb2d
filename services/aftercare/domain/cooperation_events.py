"""What aftercare tells of people who work together: a case that goes from one to the other, and support of the municipality."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import PersonId, PupilId, SchoolId

TransferOutcome = Literal["refused", "revoked", "overtaken"]


@dataclass(frozen=True)
class CaseRefused(CaseEvent):
    """The job coach does not take the case on: the coordinator finds another. For the timeline."""

    pupil_id: PupilId
    job_coach_id: PersonId
    reason: str
    refused_on: date


@dataclass(frozen=True)
class CaseTransferProposed(CaseEvent):
    """Heard by notifications (tells the colleague) and intake (who may read the pupil, to decide)."""

    pupil_id: PupilId
    job_coach_id: PersonId
    to_id: PersonId
    reason: str
    proposed_on: date
    answer_by: date


@dataclass(frozen=True)
class CaseTransferred(CaseEvent):
    """The colleague took it over. Heard by notifications (tells who gave it) and intake (the proposal is over)."""

    pupil_id: PupilId
    job_coach_id: PersonId
    previous_job_coach_id: PersonId
    transferred_on: date


@dataclass(frozen=True)
class CaseTransferEnded(CaseEvent):
    """It stays where it is, or went elsewhere meanwhile. Heard by notifications and by intake (the proposal is over)."""

    pupil_id: PupilId
    job_coach_id: PersonId | None
    to_id: PersonId
    outcome: TransferOutcome
    reason: str | None
    ended_on: date


@dataclass(frozen=True)
class MunicipalSupportRequested(CaseEvent):
    """Heard by notifications (tells the werkconsulent) and intake (who may read the pupil). Again with a new werkconsulent."""

    pupil_id: PupilId
    school_id: SchoolId
    support_id: UUID
    support: str
    municipality: str
    requested_on: date
    answer_by: date
    werkconsulent_id: PersonId | None
    job_coach_id: PersonId | None


@dataclass(frozen=True)
class MunicipalSupportAcknowledged(CaseEvent):
    """The municipality answered. Heard by notifications (tells the school)."""

    pupil_id: PupilId
    school_id: SchoolId
    support_id: UUID
    answer: str
    acknowledged_on: date
    requested_by_id: PersonId


@dataclass(frozen=True)
class CaseHandedOver(CaseEvent):
    """Somebody else goes on with the young person after the two years, or nobody need to. For the timeline."""

    pupil_id: PupilId
    to: str
    to_name: str  # of a body, as it was called then: bodies are renamed
    how: str
    handed_over_on: date
