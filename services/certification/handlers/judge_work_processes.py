"""A workplace trainer fills in, and signs all at once."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.certification.domain.dossier import Dossier, of_the_work
from services.certification.domain.events import Event, WorkProcessJudged
from services.certification.domain.evidence_request import SESSION_LASTS, EvidenceRequest
from services.certification.domain.judging import (
    Draft,
    Judgement,
    Signature,
    is_recognised_for,
    newest,
    seen_of,
    sign,
)
from services.certification.domain.judging_rules import (
    ChangedSinceShown,
    CompanyIsRecognised,
    PeriodHasBegun,
    SessionIsOver,
)
from services.certification.domain.local_time import day_of
from services.certification.domain.photo import Photo, hashes_of
from services.certification.domain.register_rules import JudgedAfterIssue
from services.certification.domain.trajectory import Trajectory
from services.certification.domain.transfer_rules import TrajectoryGoesOnElsewhere
from services.certification.handlers import document_clock
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.judging import SESSION, Judging
from services.certification.storage.photos import Photos
from services.certification.storage.trajectories import Trajectories


@dataclass(frozen=True)
class Task:
    """What a trainer is asked, and what is filled in; first what was signed before, so that it can be corrected."""

    request: EvidenceRequest
    trajectory: Trajectory
    drafts: Mapping[str, Draft]
    photos: Sequence[Photo] = ()

    @property
    def seen(self) -> str:
        """What stands for this task as it is now."""
        return seen_of(self.request.request_id, self.drafts.values(), (each.photo_id for each in self.photos))


def find_task(secret: str, judging: Judging, trajectories: Trajectories, photos: Photos, now: datetime) -> Task:
    """Give the task of a browser, also when it is signed. Raises SessionIsOver."""
    request = judging.by_secret(secret, SESSION, since=now - SESSION_LASTS)
    if request is None:
        raise SessionIsOver
    trajectory = trajectories.get(request.trajectory_id)
    signed = judging.signed(trajectory.trajectory_id)
    if request.signed_at is not None:  # as it was signed then, whatever was signed since
        signed = [each for each in signed if each.request_id == request.request_id]
    before = {code: Draft(code, each.judgement, each.remark) for code, each in newest(signed).items()}
    added = photos.of_request(request.request_id)
    return Task(request, trajectory, before | judging.drafts(request.request_id), added)


def open_task(secret: str, judging: Judging, trajectories: Trajectories, photos: Photos, now: datetime) -> Task:
    """Give the task of a browser. Raises SessionIsOver, or the rule by which the link works no more."""
    task = find_task(secret, judging, trajectories, photos, now)
    task.request.check_open(now)
    _check_may_judge(task.trajectory, judging)
    return task


def save(task: Task, request_id: UUID, given: Sequence[Draft], judging: Judging) -> None:
    """Keep what is filled in of the work processes of this task; a form of another task is refused."""
    if task.request.request_id != request_id:
        raise ChangedSinceShown
    own = {each.work_process: each for each in given if each.work_process in task.trajectory.work_processes}
    judging.keep(task.request.request_id, list(own.values()))


def handle(task: Task, seen: str, judging: Judging, photos: Photos, catalogue: Catalogue, now: datetime) -> list[Event]:
    """Sign everything, as it was seen; each judgement is kept with a hash, and told. The same signature again is done."""
    trajectory, request = task.trajectory, task.request
    is_as_seen = hmac.compare_digest(task.seen.encode(), seen.encode())
    if request.signed_at is not None and is_as_seen:
        return []
    request.check_open(now)
    _check_may_judge(trajectory, judging)
    if not is_as_seen:
        raise ChangedSinceShown
    if day_of(now) < trajectory.begins_on:
        raise PeriodHasBegun(trajectory.begins_on)
    recognised = catalogue.recognitions(company_id=trajectory.company_id)
    if not is_recognised_for(trajectory, recognised, day_of(now)):
        raise CompanyIsRecognised
    signed = judging.signed(trajectory.trajectory_id)
    titles = {
        one.code: one.title for one in catalogue.work_processes(trajectory.crebo) if one.version == trajectory.version
    }
    after = (signed[-1].number, signed[-1].hash) if signed else ()
    signature = Signature(request.request_id, request.trainer_name, now, *after)
    new = list(sign(trajectory, titles, task.drafts, signature, hashes_of(task.photos)))
    judging.sign(new)
    request.signed_at = now
    judging.note(request)
    judging.forget(request.request_id)
    known = photos.signed_hashes(trajectory.trajectory_id) | hashes_of(task.photos)
    before, after_it = (Dossier(trajectory, each, recognised, known) for each in (signed, [*signed, *new]))
    ready = document_clock.told(after_it, now) if not _is_whole(before, now) else []
    return [*(_told(trajectory, each, now) for each in new), *ready]


def _check_may_judge(trajectory: Trajectory, judging: Judging) -> None:
    """A document, or a list that went to an mbo school, states what was judged: what comes after would stand on none."""
    if judging.is_issued(trajectory.trajectory_id):
        raise JudgedAfterIssue
    if judging.goes_on_elsewhere(trajectory.trajectory_id):
        raise TrajectoryGoesOnElsewhere


def _is_whole(dossier: Dossier, now: datetime) -> bool:
    return not list(of_the_work(dossier, day_of(now)))


def _told(trajectory: Trajectory, each: Judgement, now: datetime) -> Event:
    ids = trajectory.trajectory_id, trajectory.pupil_id, trajectory.school_id
    return WorkProcessJudged(*ids, each.crebo, each.version, each.work_process, each.judgement, day_of(now))
