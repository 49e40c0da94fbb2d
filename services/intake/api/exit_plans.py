"""/v1/pupils/{id}/exit-plan: where a pupil was to go, in all versions, beside where he went, and why that differs."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.auditing import about
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.intake.api.answers import readable
from services.intake.api.schemas import ExitDifferenceRequest, ExitPlansAnswer
from services.intake.domain.days import day_of
from services.intake.domain.exit_plan import differs, explain
from services.intake.domain.model import Pupil
from services.intake.storage.exit_plans import ExitPlans

blueprint = Blueprint("exit_plans", __name__, url_prefix="/v1", description="Planned and realised exit")


@blueprint.route("/pupils/<uuid:pupil_id>/exit-plan", methods=["GET"])
@blueprint.response(200, ExitPlansAnswer)
def get_exit_plan(pupil_id: UUID) -> dict[str, Any]:
    """Give the planned exit in all its versions beside the realised one."""
    with transaction() as work:
        pupil, _school = readable(work).get(pupil_id)
        about([pupil_id])
        return _answer(work, pupil)


@blueprint.route("/pupils/<uuid:pupil_id>/exit-plan/difference", methods=["PUT"])
@guarded
@require_role("school_staff", "coordinator")
@blueprint.arguments(ExitDifferenceRequest)
@blueprint.response(200, ExitPlansAnswer)
def put_difference(said: dict[str, Any], pupil_id: UUID) -> dict[str, Any]:
    """Say why somebody who left went otherwise than planned; said again, the newest words stand."""
    with transaction() as work:
        pupil, _school = readable(work).get(pupil_id)
        about([pupil_id])
        guard(ExitPlansAnswer, _answer(work, pupil))
        work.use(ExitPlans).explain(explain(pupil, said["reason"], day_of(work.now)))
        work.session.flush()
        return _answer(work, pupil)


def _answer(work: Work, pupil: Pupil) -> dict[str, Any]:
    plans = work.use(ExitPlans)
    difference = plans.difference(pupil.pupil_id)
    return {
        "pupil_id": pupil.pupil_id,
        "plans": plans.of(pupil.pupil_id),
        "left_on": pupil.left_on,
        "destination": pupil.destination,
        "differs": differs(pupil),
        "difference_reason": difference.reason if difference else "",
        "difference_recorded_on": difference.recorded_on if difference else None,
    }
