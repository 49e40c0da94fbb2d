"""/v1/cases/{id}/check-ins: the plan of contact moments, and one that is put on another day."""

from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.aftercare.api.desk import PROFESSIONALS, Desk, reporter, seen_cases
from services.aftercare.api.plan_inputs import CheckInIn
from services.aftercare.api.plan_outputs import CheckInOut
from services.aftercare.domain import contact_plan
from services.aftercare.domain.case import Case
from services.aftercare.domain.check_in import CheckIn
from services.aftercare.domain.contact_template import Step
from services.aftercare.domain.ids import CaseId
from services.aftercare.handlers import move_check_in
from services.aftercare.handlers.move_check_in import MoveCheckIn
from services.aftercare.storage.lists import Lists
from services.aftercare.storage.policies import Policies

blueprint = Blueprint("check-ins", __name__, url_prefix="/v1/cases", description="Contactmomenten.")
PARTS_OF_A_STEP = 3


@blueprint.route("/<uuid:case_id>/check-ins", methods=["GET"])
@blueprint.response(200, CheckInOut(many=True))
def list_check_ins(case_id: CaseId) -> list[dict[str, Any]]:
    """List the contact moments of a case, the first one first."""
    with transaction() as work:
        desk = Desk.of(work)
        case = work.use(Lists).part_of_case(case_id, desk.reader, "check_ins")
        return [_shown(desk, case, one) for one in contact_plan.planned(case)]


@blueprint.route("/<uuid:case_id>/check-ins/<string:moment>", methods=["GET"])
@blueprint.response(200, CheckInOut)
def get_check_in(case_id: CaseId, moment: str) -> dict[str, Any]:
    """Show one contact moment."""
    with transaction() as work:
        desk = Desk.of(work)
        case = work.use(Lists).part_of_case(case_id, desk.reader, "check_ins")
        return _shown(desk, case, contact_plan.find(case, moment))


@blueprint.route("/<uuid:case_id>/check-ins/<string:moment>", methods=["PUT"])
@guarded
@require_role(*PROFESSIONALS)
@blueprint.arguments(CheckInIn)
@blueprint.response(200, CheckInOut)
def move(body: dict[str, Any], case_id: CaseId, moment: str) -> dict[str, Any]:
    """Put a contact moment on another day, with a reason; from then on it follows no template and no holiday."""
    with transaction() as work:
        desk, cases, policy = Desk.of(work), seen_cases(work), work.use(Policies).current()
        case = cases.lock(case_id)
        guard(CheckInOut, _shown(desk, case, contact_plan.find(case, moment)))
        command = MoveCheckIn(case_id, moment, body["due_on"], body["reason"], reporter())
        case, events = move_check_in.handle(command, cases, policy=policy, timers=work.timers, now=work.now)
        work.publish(*events)
        return _shown(desk, case, contact_plan.find(case, moment))


def _shown(desk: Desk, case: Case, one: CheckIn) -> dict[str, Any]:
    desk.serve(case.job_coach_id)
    step = Step.of("-".join(one.moment.split("-")[:PARTS_OF_A_STEP]))
    return vars(one) | vars(step) | {"is_overdue": one.is_planned and one.due_on < desk.today}
