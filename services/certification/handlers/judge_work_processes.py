"""A workplace trainer fills in, and signs all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.certification.domain.catalogue import is_recognised
from services.certification.domain.events import Event, WorkProcessJudged
from services.certification.domain.evidence_request import EvidenceRequest
from services.certification.domain.judging import Draft, Judgement, Signature, newest, sign
from services.certification.domain.judging_rules import CompanyIsRecognised, SessionIsOver
from services.certification.domain.local_time import day_of
from services.certification.domain.trajectory import Trajectory
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.judging import SESSION, Judging
from services.certification.storage.trajectories import Trajectories


@dataclass(frozen=True)
class Task:
    """What a trainer is asked, and what is filled in; first what was signed before, so that it can be corrected."""

    request: EvidenceRequest
    trajectory: Trajectory
    drafts: Mapping[str, Draft]


def open_task(secret: str, judging: Judging, trajectories: Trajectories, now: datetime) -> Task:
    """Give the task of a browser. Raises SessionIsOver, or the rule by which the link works no more."""
    request = judging.by_secret(secret, SESSION)
    if request is None:
        raise SessionIsOver
    request.check_open(now)
    trajectory = trajectories.get(request.trajectory_id, lock=True)
    before = newest(judging.signed(trajectory.trajectory_id))
    signed = {code: Draft(code, each.judgement, each.remark) for code, each in before.items()}
    return Task(request, trajectory, signed | judging.drafts(request.request_id))


def save(task: Task, given: Sequence[Draft], judging: Judging) -> None:
    """Keep what is filled in of the work processes of this task."""
    own = {each.work_process: each for each in given if each.work_process in task.trajectory.work_processes}
    judging.keep(task.request.request_id, list(own.values()))


def handle(task: Task, judging: Judging, catalogue: Catalogue, now: datetime) -> list[Event]:
    """Sign everything; each judgement is kept with a hash, and told."""
    trajectory, request = task.trajectory, task.request
    _check_recognised(trajectory, catalogue, now)
    signed = judging.signed(trajectory.trajectory_id)
    titles = {
        one.code: one.title for one in catalogue.work_processes(trajectory.crebo) if one.version == trajectory.version
    }
    after = (signed[-1].number, signed[-1].hash) if signed else ()
    signature = Signature(request.request_id, request.trainer_name, now, *after)
    new = list(sign(trajectory, titles, task.drafts, signature))
    judging.sign(new)
    request.signed_at = now
    judging.note(request)
    judging.forget(request.request_id)
    return [_told(trajectory, each, now) for each in new]


def _check_recognised(trajectory: Trajectory, catalogue: Catalogue, now: datetime) -> None:
    """The company is recognised until now, or until the period was over."""
    until = max(trajectory.begins_on, min(day_of(now), trajectory.ends_on))
    if not is_recognised(catalogue.recognitions(company_id=trajectory.company_id), trajectory.crebo, until, until):
        raise CompanyIsRecognised


def _told(trajectory: Trajectory, each: Judgement, now: datetime) -> Event:
    ids = trajectory.trajectory_id, trajectory.pupil_id, trajectory.school_id
    return WorkProcessJudged(*ids, each.crebo, each.version, each.work_process, each.judgement, day_of(now))
