"""A job coach is responsible for a case: that person may see the trajectories, and hears what is owed of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.certification.domain.owing import Owing, missing
from services.certification.domain.owing_events import EvidenceOwed
from services.certification.domain.trajectory import Trajectory
from services.certification.storage.owings import Owings
from services.certification.storage.relations import Relations


@dataclass(frozen=True)
class JobCoachAssigned:
    case_id: UUID
    pupil_id: UUID
    job_coach_id: UUID


def handle(message: JobCoachAssigned, relations: Relations, owings: Owings) -> Sequence[EvidenceOwed]:
    """Let the job coach read, and tell what is waiting."""
    relations.coach(message.case_id, message.pupil_id, message.job_coach_id)
    running = [(trajectory, clock) for trajectory, clock in owings.unsettled(message) if clock is not None]
    if not running:
        return []
    judged = owings.judged([trajectory.trajectory_id for trajectory, _clock in running])
    return [_told(trajectory, clock, judged, message.job_coach_id) for trajectory, clock in running]


def _told(trajectory: Trajectory, clock: Owing, judged: Mapping[UUID, set[str]], owner_id: UUID) -> EvidenceOwed:
    codes = missing(trajectory, judged.get(trajectory.trajectory_id, ()))
    ids = trajectory.trajectory_id, trajectory.pupil_id, trajectory.school_id
    return EvidenceOwed(*ids, owner_id, tuple(codes), clock.due_on, "new_owner")
