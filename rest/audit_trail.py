"""/v1/audit: who saw or changed this file, for whoever must account for it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields
from werkzeug.exceptions import BadRequest

from access import audit_reading
from access.actor import require_role
from access.audit_reading import Place
from language.texts import N_, _
from rest.app_state import service
from rest.auditing import about
from rest.paging import page, page_size, page_start, paged
from rest.transaction import transaction

blueprint = Blueprint("audit", __name__, url_prefix="/v1/audit", description="Wie zag of wijzigde wat.")


class TrailQuery(Schema):
    """Whose file."""

    object = fields.UUID(
        required=True,
        error_messages={
            "required": N_("Geef het id van een leerling of zaak."),
            "invalid_uuid": N_("Dit is geen id van een leerling of zaak."),
        },
        metadata={"description": "Id of a pupil, case, contract or conversation; of a case also what belongs to it."},
    )

    class Meta:
        unknown = EXCLUDE


class DeedAnswer(Schema):
    """One time that somebody read or changed it: ids and codes, no names."""

    chain = fields.UUID(required=True)
    number = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)
    person_id = fields.UUID(required=True)
    role = fields.String(required=True)
    organisation_id = fields.UUID(required=True, allow_none=True)
    for_persons = fields.List(fields.UUID(), required=True)
    purpose = fields.String(required=True)
    basis = fields.String(required=True)
    action = fields.String(required=True)
    outcome = fields.String(required=True)


@blueprint.route("", methods=["GET"])
@paged
@require_role("admin", "coordinator")
@blueprint.arguments(TrailQuery, location="query")
@blueprint.response(200, DeedAnswer(many=True))
def list_deeds(query: dict[str, Any]) -> tuple[Sequence[dict[str, Any]], int, dict[str, str]]:
    """List who read or changed a file, newest first; asking this is written down too."""
    about([query["object"]])
    with transaction() as work:
        parts = service().parts_of(work.session, query["object"])
        found = audit_reading.trail(work.session, parts, _start(), page_size() + 1)
    items, headers = page(found, lambda row: f"{row['at'].isoformat()}/{row['chain']}/{row['number']}")
    return items, 200, headers


def _start() -> Place | None:
    start = page_start()
    if start is None:
        return None
    try:
        at, chain, number = start.split("/")
        return datetime.fromisoformat(at), UUID(chain), int(number)
    except ValueError as wrong:
        raise BadRequest(description=_("cursor klopt niet: gebruik de link 'next' van de vorige bladzijde.")) from wrong
