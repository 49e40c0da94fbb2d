"""Photos of a workplace trainer: added and taken away through the portal; seen, once signed, by whoever sees the trajectory."""

from typing import Final
from uuid import UUID

from flask import Response, request
from flask_smorest import Blueprint
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from access.actor import require_role
from language.texts import N_, _
from rest import auditing
from rest.problems import problem
from rest.transaction import transaction
from services.certification.api.desk import OF_ISSUERS, seen
from services.certification.api.judgement_tasks import SECRET, portal_only, task_of
from services.certification.api.judging_shapes import AddedOut, PhotoQuery
from services.certification.api.picture import MOST_BYTES, TOO_LARGE, PictureRefused, picture
from services.certification.domain.rules import NothingToJudge, RuleBroken
from services.certification.handlers import add_photo
from services.certification.storage.photos import Photos

blueprint = Blueprint("photos", __name__, url_prefix="/v1", description="Foto's van de praktijkopleider.")
ROOM: Final = 10_000  # of what stands around the file in a form
MEND: Final = N_("Verbeter de genoemde velden en stuur opnieuw.")
JPEG: Final = "image/jpeg"
FORM: Final = {
    "required": True,
    "description": "One photo of at most 15 MB: JPEG, PNG or WebP, told by what is in it.",
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {"file": {"type": "string", "format": "binary"}},
                "required": ["file"],
            },
            "example": {"file": "(a photo)"},
        },
    },
}
PICTURE: Final = {"type": "string", "format": "binary"}


@blueprint.route("/judgement-tasks/current/photos", methods=["POST"])
@portal_only
@blueprint.doc(requestBody=FORM, parameters=[SECRET])
@blueprint.arguments(PhotoQuery, location="query", as_kwargs=True)
@blueprint.response(201, AddedOut)
def add(*, code: str) -> dict[str, UUID] | Response:
    """Add a photo to a work process. What a camera adds (place, time, device) is not kept."""
    try:
        content = picture(_file())
    except (PictureRefused, RequestEntityTooLarge) as refused:
        sentence = str(refused) if isinstance(refused, PictureRefused) else TOO_LARGE
        return problem(400, _(MEND), errors=[{"field": "file", "reason": sentence}])
    with transaction() as work:
        return {"photo_id": add_photo.handle(task_of(work), code, content, work.use(Photos), work.now)}


@blueprint.route("/judgement-tasks/current/photos/<uuid:photo_id>", methods=["GET"])
@portal_only
@blueprint.doc(parameters=[SECRET])
@blueprint.response(200, PICTURE, content_type=JPEG)
@blueprint.alt_response(404)
def get_own(photo_id: UUID) -> Response:
    """Show the trainer a photo of his task; 404 when the link must be opened again."""
    with transaction() as work:
        try:
            task = task_of(work)
        except RuleBroken as over:
            raise NothingToJudge from over
        return _shown(work.use(Photos).picture_of_request(photo_id, task.request.request_id))


@blueprint.route("/judgement-tasks/current/photos/<uuid:photo_id>", methods=["DELETE"])
@portal_only
@blueprint.doc(parameters=[SECRET])
@blueprint.response(204)
@blueprint.alt_response(404)
def remove(photo_id: UUID) -> None:
    """Take a photo away; what is signed stays."""
    with transaction() as work:
        work.use(Photos).remove(photo_id, task_of(work).request.request_id)


@blueprint.route("/trajectories/<uuid:trajectory_id>/photos/<uuid:photo_id>", methods=["GET"])
@require_role(*OF_ISSUERS, "job_coach", "coordinator")
@blueprint.response(200, PICTURE, content_type=JPEG)
@blueprint.alt_response(404)
def get_signed(trajectory_id: UUID, photo_id: UUID) -> Response:
    """Show a photo that a trainer signed, to whoever may see the trajectory."""
    with transaction() as work:
        trajectory = seen(work).get(trajectory_id)
        auditing.about([trajectory.pupil_id])
        return _shown(work.use(Photos).signed_picture(photo_id, trajectory_id))


def _file() -> bytes:
    if request.mimetype != "multipart/form-data":
        raise UnsupportedMediaType(description=_("Stuur het bestand als multipart/form-data, in het veld 'file'."))
    request.max_content_length = MOST_BYTES + ROOM
    file = request.files.get("file")
    if file is None:
        raise BadRequest(description=_("Stuur het bestand in het veld 'file'."))
    file.seek(0)  # a request that met another one is done again, and then the file was read before
    content: bytes = file.read()
    return content


def _shown(content: bytes) -> Response:
    """A file to keep or to show in a page of ours, and never a page of its own."""
    return Response(content, mimetype=JPEG, headers={"Content-Disposition": 'attachment; filename="foto.jpg"'})
