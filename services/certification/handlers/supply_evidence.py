"""A trainer signed: what was owed is there, and whoever waited for it is told."""

from datetime import datetime

from messaging.timers import Timers
from services.certification.domain.local_time import day_of
from services.certification.domain.owing_events import EvidenceSupplied
from services.certification.handlers import document_clock, owing_clocks
from services.certification.handlers.judge_work_processes import Task
from services.certification.storage.owings import Owings
from services.certification.storage.photos import Photos
from services.certification.storage.relations import Relations


def handle(
    task: Task, relations: Relations, owings: Owings, photos: Photos, *, timers: Timers, now: datetime
) -> EvidenceSupplied:
    """Stop the clock of this trajectory: a signature is for every work process, and for the photos with it."""
    trajectory = task.trajectory
    photos.sign(task.request.request_id, now)
    document_clock.wait(trajectory, timers, now)
    owing_clocks.settle(trajectory.trajectory_id, owings, timers, now)
    ids = trajectory.trajectory_id, trajectory.pupil_id, trajectory.school_id
    owner_id = relations.coach_of(trajectory.pupil_id)
    return EvidenceSupplied(task.request.request_id, *ids, owner_id, trajectory.work_processes, day_of(now))
