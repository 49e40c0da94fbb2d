"""Photos on the page of a workplace trainer: sent with the form, taken away with a button, shown to this browser alone."""

import re
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, request, session

from language.texts import _
from services.portal.client import Api
from services.portal.domain.reader import Reader
from services.portal.domain.refusals import Refusal
from services.portal.domain.trajectories import Task
from services.portal.web.forms import ANSWERABLE
from services.portal.web.session import SYSTEM, Answer, apis_for

blueprint = Blueprint("trainer_photos", __name__)
TASK: Final = "judging"  # in the cookie: the secret with which this browser may judge
CURRENT: Final = "/v1/judgement-tasks/current"
MOST: Final = 15_000_000  # bytes of one photo
ADD: Final = "foto"  # what the button says instead of a work process; then the work process
TAKE_AWAY: Final = "fotoweg"  # then the photo
IS_ID: Final = re.compile(r"[0-9a-f-]{36}")
GONE: Final = 404


def certification() -> Api:
    """Certification, asked by the portal itself."""
    return apis_for(Reader(SYSTEM, "system", None)).certification


def secret() -> str:
    """What this browser keeps of the task it is let in to."""
    return str(session.get(TASK, "")) or "-"


@blueprint.get("/beoordelen/foto/<uuid:photo_id>")
def show(photo_id: UUID) -> Answer:
    """A photo of the task of this browser."""
    return as_file(certification().file(f"{CURRENT}/photos/{photo_id}", secret()))


def as_file(content: bytes) -> Response:
    """A picture for a page of ours, which a browser opens as no page of its own."""
    return Response(content, mimetype="image/jpeg", headers={"Content-Disposition": 'attachment; filename="foto.jpg"'})


def take(task: Task) -> list[str]:
    """Send on every photo that came with the form; gives what is wrong with them."""
    problems: list[str] = []
    for one in task.work_processes:
        file = request.files.get(f"photo-{one.code}")
        if file is None or not file.filename:
            continue
        content = file.read(MOST + 1)
        if len(content) > MOST:
            problems.append(_("Deze foto is te groot. Een foto is hoogstens 15 MB. Maak een kleinere foto."))
            continue
        try:
            certification().send_photo(f"{CURRENT}/photos", content, secret(), code=one.code)
        except Refusal as refusal:
            if refusal.status not in ANSWERABLE:
                raise
            problems += [each.reason for each in refusal.errors if each.reason] or [refusal.detail]
    return problems


def pressed(task: Task, button: str, about: str) -> str:
    """Do what a button about photos asks; gives the work process it stands at, or nothing for another button."""
    if button == ADD:
        return next((one.code for one in task.work_processes if one.code == about), "")
    if button != TAKE_AWAY:
        return ""
    _remove(about)
    return next((one.code for one in task.work_processes if about in {str(each) for each in one.photos}), "")


def _remove(photo_id: str) -> None:
    """Take one away; one that is gone already is gone."""
    if IS_ID.fullmatch(photo_id):
        try:
            certification().asked(object, "DELETE", f"{CURRENT}/photos/{photo_id}", session=secret())
        except Refusal as refusal:
            if refusal.status != GONE:
                raise
