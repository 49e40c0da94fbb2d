"""/v1/municipal-supports: a school asks the municipality for support, and its werkconsulent answers."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import current_actor, require_role
from rest.idempotency import idempotent
from rest.transaction import transaction
from services.aftercare.api.desk import Desk, reporter, seen_cases
from services.aftercare.api.work_inputs import AcknowledgementIn, MunicipalSupportIn
from services.aftercare.api.work_outputs import MunicipalSupportOut
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.municipal_support import Answered
from services.aftercare.domain.people import COORDINATOR
from services.aftercare.handlers import acknowledge_municipal_support, request_municipal_support
from services.aftercare.handlers.acknowledge_municipal_support import AcknowledgeMunicipalSupport
from services.aftercare.handlers.request_municipal_support import RequestMunicipalSupport
from services.aftercare.storage.policies import Policies

blueprint = Blueprint("municipal-supports", __name__, url_prefix="/v1", description="Steun van de gemeente.")


@blueprint.route("/cases/<uuid:case_id>/municipal-supports", methods=["POST"])
@idempotent
@require_role("school_staff")
@blueprint.arguments(MunicipalSupportIn)
@blueprint.response(201, MunicipalSupportOut)
def request_support(body: dict[str, Any], case_id: CaseId) -> dict[str, Any]:
    """Ask the municipality for support; the same question again is harmless."""
    with transaction() as work:
        desk, policy = Desk.of(work), work.use(Policies).current()
        command = RequestMunicipalSupport(case_id, body["kind"], body["note"], reporter())
        support, events = request_municipal_support.handle(
            command, seen_cases(work), desk.roster, policy=policy, timers=work.timers, now=work.now
        )
        work.publish(*events)
        return desk.municipal_support(support)


@blueprint.route("/municipal-supports/<uuid:support_id>/acknowledgement", methods=["POST"])
@idempotent
@require_role("werkconsulent", "coordinator")
@blueprint.arguments(AcknowledgementIn)
@blueprint.response(200, MunicipalSupportOut)
def acknowledge(body: dict[str, Any], support_id: UUID) -> dict[str, Any]:
    """Answer the school; the same answer again is harmless."""
    with transaction() as work:
        desk = Desk.of(work)
        by = None if current_actor().role == COORDINATOR else desk.reader.people
        command = AcknowledgeMunicipalSupport(support_id, Answered(body["answer"], body["remark"], reporter(), by))
        support, events = acknowledge_municipal_support.handle(command, seen_cases(work), work.timers, work.now)
        work.publish(*events)
        return desk.municipal_support(support)
