"""The last day for what is owed is over: the coordinator must see to it."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer
from services.certification.domain.local_time import day_of
from services.certification.domain.owing import missing
from services.certification.domain.owing_events import EvidenceOverdue
from services.certification.domain.rules import TrajectoryNotFound
from services.certification.storage.owings import Owings
from services.certification.storage.relations import Relations
from services.certification.storage.trajectories import Trajectories


def handle(
    due: DueTimer, trajectories: Trajectories, owings: Owings, relations: Relations, now: datetime
) -> Sequence[EvidenceOverdue]:
    """Tell it once, when it is still so."""
    try:
        trajectory = trajectories.get(due.case_id, lock=True)
    except TrajectoryNotFound:  # destroyed meanwhile
        return []
    clock = owings.get(due.case_id)
    if clock is None or not clock.is_overdue(day_of(now)) or clock.escalated_at is not None:
        return []
    clock.escalated_at = now
    owings.keep(clock)
    codes = missing(trajectory, owings.judged([due.case_id]).get(due.case_id, ()))
    ids = trajectory.trajectory_id, trajectory.pupil_id, trajectory.school_id
    case_id, owner_id = relations.case_and_coach_of(trajectory.pupil_id)
    return [EvidenceOverdue(*ids, case_id, owner_id, tuple(codes), clock.due_on)]
