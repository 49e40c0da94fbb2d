"""/v1/case-reassignments: the coordinator gives cases to another job coach."""

from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from rest.idempotency import idempotent
from rest.transaction import transaction
from services.aftercare.api.desk import Desk, seen_cases
from services.aftercare.api.inputs import ReassignmentIn
from services.aftercare.api.outputs import CaseOut
from services.aftercare.handlers import reassign_cases
from services.aftercare.handlers.reassign_cases import ReassignCases
from services.aftercare.storage.exit_advices import ExitAdvices
from services.aftercare.storage.policies import Policies

blueprint = Blueprint("case-reassignments", __name__, url_prefix="/v1/case-reassignments", description="Overdragen.")


@blueprint.route("", methods=["POST"])
@idempotent
@require_role("coordinator")
@blueprint.arguments(ReassignmentIn)
@blueprint.response(200, CaseOut(many=True))
@blueprint.alt_response(404)
def reassign(body: dict[str, Any]) -> list[dict[str, Any]]:
    """Hand cases over: all or none, and twice is harmless."""
    with transaction() as work:
        desk = Desk.of(work)
        policy = work.use(Policies).current()
        cases, events = reassign_cases.handle(
            ReassignCases(**body), seen_cases(work), desk.roster, policy=policy, timers=work.timers, now=work.now
        )
        work.publish(*events)
        work.use(ExitAdvices).prefetch([case.pupil_id for case in cases])
        return [desk.case(case) for case in cases]
