"""/v1/cases/{id}/hand-over and /v1/body-names: who goes on with a young person after the two years, and what those are called."""

from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.idempotency import idempotent
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.aftercare.api.desk import Desk, reporter, seen_cases
from services.aftercare.api.outputs import CaseOut
from services.aftercare.api.work_inputs import BodyNameIn, HandOverIn
from services.aftercare.api.work_outputs import BodyNameOut, BodyNamesOut
from services.aftercare.domain.body import CODES, Body
from services.aftercare.domain.handing_over import HandOver
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.term_rules import TermBeginsLater, TermNotFound
from services.aftercare.handlers import hand_over_case
from services.aftercare.handlers.hand_over_case import HandOverCase
from services.aftercare.storage.bodies import Bodies

blueprint = Blueprint("hand-overs", __name__, url_prefix="/v1", description="Warme overdracht na twee jaar.")


@blueprint.route("/cases/<uuid:case_id>/hand-over", methods=["POST"])
@idempotent
@require_role("job_coach", "coordinator")
@blueprint.arguments(HandOverIn)
@blueprint.response(200, CaseOut)
def hand_over(body: dict[str, Any], case_id: CaseId) -> dict[str, Any]:
    """Record a warm hand-over; the same again is harmless, and after the two years the case closes with it."""
    with transaction() as work:
        desk, on = Desk.of(work), body["handed_over_on"]
        name = desk.body_name(body["to"], on) or body["to"]
        done = HandOver(body["to"], name, body["how"], on, reporter(), body["note"])
        case, events = hand_over_case.handle(HandOverCase(case_id, done), seen_cases(work), work.now)
        work.publish(*events)
        return desk.case(case)


@blueprint.route("/body-names", methods=["GET"])
@require_role("job_coach", "werkconsulent", "coordinator", "admin")
@blueprint.response(200, BodyNameOut(many=True))
def list_bodies() -> list[Body]:
    """List what the bodies are called, from which day on."""
    with transaction() as work:
        return list(work.use(Bodies).names())


@blueprint.route("/body-names/<string:body_code>", methods=["GET"])
@require_role("admin", "coordinator")
@blueprint.response(200, BodyNamesOut)
def get_body(body_code: str) -> dict[str, Any]:
    """Show one body under all its names."""
    with transaction() as work:
        return _versions(work, body_code)


@blueprint.route("/body-names/<string:body_code>", methods=["PUT"])
@guarded
@require_role("admin")
@blueprint.arguments(BodyNameIn)
@blueprint.response(200, BodyNamesOut)
def put_body(body: dict[str, Any], body_code: str) -> dict[str, Any]:
    """Give a body another name, from a day that is still to come; what was told under the old name stays."""
    with transaction() as work:
        bodies = work.use(Bodies)
        bodies.lock()
        guard(BodyNamesOut, _versions(work, body_code))
        today = day_of(work.now)
        if body["valid_from"] <= today:
            raise TermBeginsLater(today)
        bodies.put(Body(body_code, **body))
        return _versions(work, body_code)


def _versions(work: Work, body: str) -> dict[str, Any]:
    if body not in CODES:
        raise TermNotFound(body)
    return {"code": body, "versions": [each for each in work.use(Bodies).names() if each.code == body]}
