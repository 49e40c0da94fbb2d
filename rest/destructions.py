"""/v1/destructions: the report of what this service destroyed because its term was over; it says nothing about anybody."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint
from marshmallow import Schema, fields
from werkzeug.exceptions import BadRequest

from access.actor import require_role
from access.destruction_report import Destroyed, DestructionReport, Place
from rest.paging import WRONG_CURSOR, page, page_size, page_start, paged
from rest.transaction import transaction

blueprint = Blueprint("destructions", __name__, url_prefix="/v1/destructions", description="Wat vernietigd is.")


class DestroyedAnswer(Schema):
    """Who destroyed how much of which kind of data, and when; never whose it was."""

    destroyed_at = fields.AwareDateTime(required=True)
    category = fields.String(required=True)
    event_id = fields.UUID(required=True)
    person_id = fields.UUID(required=True, allow_none=True)
    role = fields.String(required=True)
    amount = fields.Integer(required=True)


@blueprint.route("", methods=["GET"])
@paged
@require_role("admin", "coordinator")
@blueprint.response(200, DestroyedAnswer(many=True))
def list_destructions() -> tuple[list[Destroyed], int, dict[str, str]]:
    """List what was destroyed, newest first."""
    with transaction() as work:
        found = work.use(DestructionReport).page(_start(), page_size() + 1)
    items, headers = page(found, lambda line: f"{line.destroyed_at.isoformat()}/{line.event_id}/{line.category}")
    return items, 200, headers


def _start() -> Place | None:
    start = page_start()
    if start is None:
        return None
    try:
        at, event_id, category = start.split("/")
        return datetime.fromisoformat(at), UUID(event_id), category
    except ValueError as wrong:
        raise BadRequest(description=WRONG_CURSOR) from wrong


EXAMPLES: dict[str, Any] = {
    "DestroyedAnswer.category": "school_file",
    "DestroyedAnswer.role": "admin",
    "DestroyedAnswer.amount": 1,
}
