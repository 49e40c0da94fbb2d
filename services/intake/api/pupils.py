"""/v1/pupils: the pupils whom the reader may see, and a new one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Response, request
from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields, validate
from werkzeug.exceptions import BadRequest

from access.actor import require_role
from language.texts import N_, _
from messaging.work import Work
from rest.auditing import for_colleague
from rest.idempotency import idempotent
from rest.paging import MOST, page, page_size, paged, starts_after
from rest.transaction import transaction
from services.intake.api.answers import own_school, readable, refused_leaver
from services.intake.api.exit_owing import owe_conversations
from services.intake.api.schemas import PupilAnswer, PupilRegisteredAnswer, PupilRequest
from services.intake.domain import refusals
from services.intake.domain.model import Pupil
from services.intake.domain.places import School
from services.intake.domain.vocabulary import FIELD_OF
from services.intake.handlers import register_pupil
from services.intake.storage.exit_plans import ExitPlans
from services.intake.storage.places import Places
from services.intake.storage.pupils import Pupils, ReadablePupils

blueprint = Blueprint("pupils", __name__, url_prefix="/v1", description="Pupils")


class PupilQuery(Schema):
    """Which pupils."""

    ids = fields.String(
        metadata={"description": f"Ids with commas between them, at most {MOST}; then there is one page."}
    )
    school_id = fields.UUID(error_messages={"invalid_uuid": N_("Dit is geen id van een school.")})
    final_year = fields.Integer(
        validate=validate.Range(2000, 2100, error=N_("Een schooljaar begint in een jaar van 2000 tot en met 2100.")),
        error_messages={"invalid": N_("Geef het jaar waarin het schooljaar begint, bijvoorbeeld 2026.")},
        metadata={"description": "Of whom the school year that begins in this year is the last."},
    )

    class Meta:
        unknown = EXCLUDE


@blueprint.route("/pupils", methods=["GET"])
@paged
@blueprint.arguments(PupilQuery, location="query")
@blueprint.response(200, PupilAnswer(many=True))
def list_pupils(query: dict[str, Any]) -> Any:  # noqa: ANN401  flask-smorest takes a body, or a body, status and headers
    """List pupils, page by page; with `ids` those of them whom the reader may see."""
    start, size = starts_after(UUID), page_size()
    with transaction() as work:
        seen = readable(work)
        if "ids" in query:
            found = seen.page(None, MOST, ids_asked_for(), query.get("school_id"), query.get("final_year"))
            return answers(work, seen, found)
        found = seen.page(start, size + 1, None, query.get("school_id"), query.get("final_year"))
        items, headers = page(found, lambda item: item[0].pupil_id)
        return answers(work, seen, items), 200, headers


@blueprint.route("/pupils/<uuid:pupil_id>", methods=["GET"])
@blueprint.response(200, PupilAnswer)
def get_pupil(pupil_id: UUID) -> Any:  # noqa: ANN401  flask-smorest takes a body, or a body, status and headers
    """Give one pupil; 404 when there is none, or none that the reader may see."""
    with transaction() as work:
        seen = readable(work)
        found = seen.get(pupil_id)
        return answers(work, seen, [found])[0], 200, {"ETag": f'"{found[0].version}"'}


@blueprint.route("/pupils", methods=["POST"])
@idempotent
@require_role("school_staff", "coordinator")
@blueprint.arguments(PupilRequest)
@blueprint.response(201, PupilRegisteredAnswer)
def register(identity: dict[str, Any]) -> dict[str, Any] | Response:
    """Register a pupil who is still at school."""
    try:
        with transaction() as work:
            pupils, plans = work.use(Pupils), work.use(ExitPlans)
            outcome = register_pupil.handle(identity, own_school(), pupils, plans, work.use(Places), work.now)
            (told, *_more) = work.publish(*outcome.events)
            owe_conversations(work, outcome.pupils)
            return {
                "pupil_id": outcome.pupils[0].pupil_id,
                "event_id": told,
                "remarks": [{"field": FIELD_OF[each.column], "reason": _(each.reason)} for each in outcome.remarks],
            }
    except refusals.LeaverRefused as refused:
        return refused_leaver(refused)


def answers(work: Work, seen: ReadablePupils, found: Sequence[tuple[Pupil, School]]) -> list[dict[str, Any]]:
    """Show pupils with the names of school and municipality."""
    for_colleague(*seen.for_whom([pupil.pupil_id for pupil, _ in found]))
    names = work.use(Places).municipality_names()
    return [
        vars(pupil)
        | {
            "contract": pupil.contract,
            "school_name": school.name,
            "municipality_name": names.get(pupil.municipality, pupil.municipality),
        }
        for pupil, school in found
    ]


def ids_asked_for() -> list[UUID]:
    """Give the ids in the question."""
    try:
        ids = [UUID(each) for part in request.args.getlist("ids") for each in part.split(",") if each]
    except ValueError as error:
        raise BadRequest(description=N_("ids zijn uuid's met komma's ertussen.")) from error
    if len(ids) > MOST:
        raise BadRequest(description=_("Vraag hoogstens {most} leerlingen tegelijk.").format(most=MOST))
    return ids
