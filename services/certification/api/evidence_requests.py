"""Links for workplace trainers: sent by school or job coach, mailed by the platform."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import current_app
from flask_smorest import Blueprint

from access.actor import current_actor, require_person, require_role
from rest.transaction import transaction
from services.certification.api.desk import seen
from services.certification.api.judging_shapes import AskedOut, LetterOut
from services.certification.api.trajectory_shapes import TrainerIn
from services.certification.handlers import request_evidence, write_letter
from services.certification.handlers.request_evidence import Asked, RequestEvidence
from services.certification.handlers.write_letter import Letter
from services.certification.storage.judging import Judging

blueprint = Blueprint("evidence-requests", __name__, url_prefix="/v1", description="Links voor praktijkopleiders.")
LINK_LASTS = "doorlijn_trainer_link"


# Not repeatable by a key: the answer holds the code, and is kept nowhere.
@blueprint.route("/trajectories/<uuid:trajectory_id>/evidence-requests", methods=["POST"])
@require_role("school_staff", "job_coach", "coordinator")
@require_person
@blueprint.arguments(TrainerIn)
@blueprint.response(201, AskedOut)
@blueprint.alt_response(404)
def ask(body: dict[str, Any], trajectory_id: UUID) -> Asked:
    """Send the trainer a link; the answer holds the code that opens it, told once. Earlier links stop working."""
    lasts: timedelta = current_app.extensions[LINK_LASTS]
    command = RequestEvidence(trajectory_id, requested_by=current_actor().person_id, lasts=lasts, **body)
    with transaction() as work:
        asked, events = request_evidence.handle(command, seen(work), work.use(Judging), work.now)
        work.publish(*events)
        return asked


@blueprint.route("/evidence-requests/<uuid:request_id>/letters", methods=["POST"])
@require_role("system")
@blueprint.response(201, LetterOut)
@blueprint.alt_response(404)
def write(request_id: UUID) -> Letter:
    """Give the platform address and link for the mail; 404 when the request was replaced, signed or is over."""
    with transaction() as work:
        return write_letter.handle(request_id, work.use(Judging), work.now)
