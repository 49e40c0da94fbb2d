"""What a workplace trainer does with his link: for the portal alone, which passes the browser's secret on in a header."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from flask import Response, request
from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest import auditing
from rest.problems import problem
from rest.transaction import transaction
from services.certification.api.desk import shown
from services.certification.api.judging_shapes import DraftsIn, OpenIn, SecretOut, SignatureIn, TaskOut
from services.certification.domain.judging import Draft
from services.certification.domain.rules import NothingToJudge, RuleBroken
from services.certification.handlers import judge_work_processes, open_judgement_task, supply_evidence
from services.certification.handlers.judge_work_processes import Task, open_task
from services.certification.handlers.open_judgement_task import OpenJudgementTask
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.judging import Judging
from services.certification.storage.owings import Owings
from services.certification.storage.photos import Photos
from services.certification.storage.relations import Relations
from services.certification.storage.trajectories import Trajectories

blueprint = Blueprint("judgement-tasks", __name__, url_prefix="/v1", description="Wat een praktijkopleider beoordeelt.")
HEADER: Final = "Doorlijn-Session"
SECRET: Final = {
    "in": "header",
    "name": HEADER,
    "required": True,
    "description": "The secret that the trainer's browser keeps.",
    "schema": {"type": "string"},
}
portal_only = require_role("system")


@blueprint.route("/judgement-sessions", methods=["POST"])
@portal_only
@blueprint.arguments(OpenIn)
@blueprint.response(201, SecretOut)
def open_link(body: dict[str, Any]) -> dict[str, str] | Response:
    """Open a link with its code; a wrong code is counted, and after five the link is worth nothing."""
    with transaction() as work:
        opened, found = open_judgement_task.handle(OpenJudgementTask(**body), work.use(Judging), work.now)
        if opened is not None:
            trajectory = work.use(Trajectories).get(opened.trajectory_id)
            auditing.about([trajectory.pupil_id, trajectory.trajectory_id])
        if isinstance(found, RuleBroken):
            auditing.refused()
    if isinstance(found, RuleBroken):
        return problem(409, str(found), kind=f"urn:doorlijn:rule:{type(found).__name__}")
    return {"secret": found}


@blueprint.route("/judgement-tasks/current", methods=["GET"])
@portal_only
@blueprint.doc(parameters=[SECRET])
@blueprint.response(200, TaskOut)
@blueprint.alt_response(404)
def get_task() -> dict[str, Any]:
    """Show what is asked, and what is filled in so far; 404 when the link must be opened again, which says why."""
    with transaction() as work:
        try:
            return _shown(work, task_of(work))
        except RuleBroken as over:
            raise NothingToJudge from over


@blueprint.route("/judgement-tasks/current/drafts", methods=["PUT"])
@portal_only
@blueprint.doc(parameters=[SECRET])
@blueprint.arguments(DraftsIn)
@blueprint.response(204)
def put_drafts(body: dict[str, Any]) -> None:
    """Keep what is filled in, as one goes; nothing is signed by it."""
    given = [Draft(each["code"], each["judgement"], each["remark"] or "") for each in body["judgements"]]
    with transaction() as work:
        judge_work_processes.save(task_of(work), body["request_id"], given, work.use(Judging))


@blueprint.route("/judgement-tasks/current/signature", methods=["POST"])
@portal_only
@blueprint.doc(parameters=[SECRET])
@blueprint.arguments(SignatureIn)
@blueprint.response(204)
def sign(body: dict[str, Any]) -> None:
    """Sign all judgements at once, as they were shown; the link has then done its work. A second press is thanked as well."""
    with transaction() as work:
        task, photos = task_of(work, judge_work_processes.find_task), work.use(Photos)
        judging, catalogue = work.use(Judging), work.use(Catalogue)
        told = judge_work_processes.handle(task, body["seen"], judging, photos, catalogue, work.now)
        work.publish(*told)
        if told:  # not by a second press
            relations, owings = work.use(Relations), work.use(Owings)
            work.publish(supply_evidence.handle(task, relations, owings, photos, timers=work.timers, now=work.now))


def task_of(work: Work, find: Callable[[str, Judging, Trajectories, Photos, datetime], Task] = open_task) -> Task:
    """Give the task of the browser that asks. Raises SessionIsOver, or the rule by which its link works no more."""
    judging, trajectories, photos = work.use(Judging), work.use(Trajectories), work.use(Photos)
    task = find(request.headers.get(HEADER, ""), judging, trajectories, photos, work.now)
    auditing.about([task.trajectory.pupil_id, task.trajectory.trajectory_id])
    return task


def _shown(work: Work, task: Task) -> dict[str, Any]:
    told = shown(work, task.trajectory)
    filled = [
        each
        | {name: getattr(task.drafts.get(each["code"], Draft(each["code"])), name) for name in ("judgement", "remark")}
        | {"photos": [photo.photo_id for photo in task.photos if photo.work_process == each["code"]]}
        for each in told["work_processes"]
    ]
    asked = task.request
    about = {"request_id": asked.request_id, "trainer_name": asked.trainer_name, "expires_at": asked.expires_at}
    return told | about | {"work_processes": filled, "seen": task.seen}
