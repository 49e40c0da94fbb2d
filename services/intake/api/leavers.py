"""POST /v1/leavers: a school tells that one pupil left."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from access.actor import require_role
from rest.auditing import about
from rest.idempotency import idempotent
from rest.transaction import transaction
from services.intake.api.answers import own_school, refused_leaver
from services.intake.api.schemas import LeaverAnswer, LeaverRequest
from services.intake.domain import refusals
from services.intake.domain.vocabulary import FIELDS
from services.intake.handlers import close_exit_conversations, report_leaver
from services.intake.storage.exit_conversations import ExitConversations
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils

blueprint = Blueprint("leavers", __name__, url_prefix="/v1", description="Pupils who left school")


@blueprint.route("/leavers", methods=["POST"])
@idempotent
@require_role("school_staff", "coordinator")
@blueprint.arguments(LeaverRequest)
@blueprint.response(201, LeaverAnswer)
def report(leaver: dict[str, Any]) -> dict[str, Any] | Response:
    """Report a leaver. The same news again changes nothing and names the event that told it first."""
    try:
        with transaction() as work:
            pupils = work.use(Pupils)
            outcome = report_leaver.handle_one(leaver, own_school(), pupils, work.use(Places), work.now)
            event_ids = work.publish(*outcome.events)
            work.publish(
                *close_exit_conversations.handle(outcome.pupils, work.use(ExitConversations), work.timers, work.now)
            )
            (pupil,) = outcome.pupils
            about([pupil.pupil_id])
            return {
                "pupil_id": pupil.pupil_id,
                "event_id": event_ids[-1] if event_ids else pupils.last_told(pupil),
                "remarks": [{"field": FIELDS[each.column], "reason": each.reason} for each in outcome.remarks],
            }
    except refusals.LeaverRefused as refused:
        return refused_leaver(refused)
