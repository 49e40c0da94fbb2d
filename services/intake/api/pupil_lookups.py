"""POST /v1/pupil-lookups: which id belongs to a school's own pupil number, for whoever must account for a file."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from access.actor import require_role
from language.texts import N_
from rest.auditing import about
from rest.transaction import transaction
from services.intake.api.schemas import Strict
from services.intake.storage.pupils import Pupils

blueprint = Blueprint("pupil_lookups", __name__, url_prefix="/v1", description="From pupil number to id")


class LookupRequest(Strict):
    """In a body and not in an address: a pupil number is personal data."""

    school_id = fields.UUID(
        required=True,
        error_messages={"required": N_("Kies een school."), "invalid_uuid": N_("Dit is geen id van een school.")},
    )
    pupil_number = fields.String(
        required=True,
        validate=validate.Length(1, 40, error=N_("Een leerlingnummer heeft 1 tot en met 40 tekens.")),
        error_messages={
            "required": N_("Vul het leerlingnummer in."),
            "invalid": N_("Geef het leerlingnummer als tekst."),
        },
    )


class LookupAnswer(Schema):
    """The id, and nothing else of the pupil."""

    pupil_id = fields.UUID(required=True)


@blueprint.route("/pupil-lookups", methods=["POST"])
@require_role("admin", "coordinator")
@blueprint.arguments(LookupRequest)
@blueprint.response(200, LookupAnswer)
@blueprint.alt_response(404)
def look_up(asked: dict[str, Any]) -> dict[str, UUID]:
    """Give the id of a pupil; 404 when the school has no pupil with this number."""
    with transaction() as work:
        pupil = work.use(Pupils).by_number(asked["school_id"], asked["pupil_number"])
        about([pupil.pupil_id])
        return {"pupil_id": pupil.pupil_id}
