"""POST /v1/pupil-lookups: which id belongs to a school's own pupil number, for whoever must account for a file."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from access.actor import require_role
from rest.auditing import about
from rest.transaction import transaction
from services.intake.api.schemas import NumberedPupil
from services.intake.storage.pupils import Pupils

blueprint = Blueprint("pupil_lookups", __name__, url_prefix="/v1", description="From pupil number to id")


class LookupAnswer(Schema):
    """The id, and nothing else of the pupil."""

    pupil_id = fields.UUID(required=True)


@blueprint.route("/pupil-lookups", methods=["POST"])
@require_role("admin", "coordinator")
@blueprint.arguments(NumberedPupil)
@blueprint.response(200, LookupAnswer)
@blueprint.alt_response(404)
def look_up(asked: dict[str, Any]) -> dict[str, UUID]:
    """Give the id of a pupil; 404 when the school has no pupil with this number."""
    with transaction() as work:
        pupil = work.use(Pupils).by_number(asked["school_id"], asked["pupil_number"])
        about([pupil.pupil_id])
        return {"pupil_id": pupil.pupil_id}
