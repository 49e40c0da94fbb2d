"""/v1/retention-dues and /v1/erasures: whose term is over, and destroying what is kept of them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from access.actor import require_role
from access.destruction_report import Destroyed, DestructionReport, who
from language.texts import N_
from rest.auditing import about
from rest.idempotency import idempotent
from rest.paging import limited, page_size
from rest.transaction import transaction
from services.intake.api.schemas import Strict
from services.intake.domain.days import day_of
from services.intake.domain.retention import YEARS, Term
from services.intake.handlers import erase_pupil
from services.intake.handlers.erase_pupil import ErasePupil
from services.intake.storage.erasing import Erasing

blueprint = Blueprint("privacy", __name__, url_prefix="/v1", description="Retention and erasure")


class DueAnswer(Schema):
    """A file that may be kept no longer."""

    pupil_id = fields.UUID(required=True)
    kept_until = fields.Date(required=True)


class ErasureRequest(Strict):
    """Whose file."""

    pupil_id = fields.UUID(
        required=True,
        error_messages={
            "required": N_("Geef het id van een leerling."),
            "invalid_uuid": N_("Dit is geen id van een leerling."),
        },
    )
    dry_run = fields.Boolean(load_default=False, error_messages={"invalid": N_("Kies true of false.")})


class ErasureAnswer(Schema):
    """What was destroyed; without `event_id` nothing was: it was a dry run."""

    pupil_id = fields.UUID(required=True)
    event_id = fields.UUID(required=True, allow_none=True)
    destroyed = fields.List(fields.String(), required=True)


CATEGORY = "school_file"
DESTROYED = ("name", "birth_date", "pupil_number", "municipality", "employer", "contract", "readers")


@blueprint.route("/retention-dues", methods=["GET"])
@limited
@require_role("admin", "coordinator")
@blueprint.response(200, DueAnswer(many=True))
def list_dues() -> list[dict[str, Any]]:
    """List whose term is over, the longest ago first."""
    with transaction() as work:
        today = day_of(work.now)
        # A few days wide, because of 29 February; the term itself decides.
        near = today - timedelta(days=365 * YEARS)
        found = work.use(Erasing).left_before(near, page_size())
    terms = [(pupil_id, Term(left_on).kept_until) for pupil_id, left_on in found]
    return [{"pupil_id": pupil_id, "kept_until": until} for pupil_id, until in terms if until and until < today]


@blueprint.route("/erasures", methods=["POST"])
@idempotent
@require_role("admin", "coordinator")
@blueprint.arguments(ErasureRequest)
@blueprint.response(200, ErasureAnswer)
@blueprint.alt_response(404)
def erase(asked: dict[str, Any]) -> dict[str, Any]:
    """Destroy a file whose term is over; every other service hears of it and destroys its part."""
    pupil_id: UUID = asked["pupil_id"]
    about([pupil_id])
    with transaction() as work:
        events = erase_pupil.handle(ErasePupil(pupil_id, asked["dry_run"]), work.use(Erasing), work.now)
        event_ids = work.publish(*events)
        for event_id in event_ids:
            line = Destroyed(work.now, CATEGORY, event_id, who(work.actor), work.actor_role, 1)
            work.use(DestructionReport).add(line)
    return {"pupil_id": pupil_id, "event_id": next(iter(event_ids), None), "destroyed": DESTROYED if events else []}
