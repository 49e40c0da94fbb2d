"""A trainer adds a photo to a work process; until he signs it is his alone."""

from datetime import datetime
from uuid import UUID

from messaging.ids import uuid7
from services.certification.domain.photo import Photo, check_fits
from services.certification.handlers.judge_work_processes import Task
from services.certification.storage.photos import Photos


def handle(task: Task, code: str, content: bytes, photos: Photos, now: datetime) -> UUID:
    """Keep it, unless there are enough; gives its id."""
    request = task.request
    check_fits(task.trajectory, request, code, photos.of_request(request.request_id))
    new = Photo(uuid7(), request.trajectory_id, request.request_id, code, now)
    photos.add(new, content)
    return new.photo_id
