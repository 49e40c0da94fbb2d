"""/v1/cases/{id}/destination-confirmations: somebody says where a young person is now."""

from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from rest.idempotency import idempotent
from rest.transaction import transaction
from services.aftercare.api.desk import ANYBODY_IN_THE_CASE, Desk, reporter, seen_cases
from services.aftercare.api.outputs import CaseOut
from services.aftercare.api.plan_inputs import ConfirmationIn
from services.aftercare.domain.ids import CaseId
from services.aftercare.handlers import confirm_destination
from services.aftercare.handlers.confirm_destination import ConfirmDestination
from services.aftercare.storage.confirmations import Confirmations
from services.aftercare.storage.policies import Policies

blueprint = Blueprint("destinations", __name__, url_prefix="/v1/cases", description="Waar de jongere nu is.")


@blueprint.route("/<uuid:case_id>/destination-confirmations", methods=["POST"])
@idempotent
@require_role(*ANYBODY_IN_THE_CASE)
@blueprint.arguments(ConfirmationIn)
@blueprint.response(200, CaseOut)
def confirm(body: dict[str, Any], case_id: CaseId) -> dict[str, Any]:
    """Confirm where the young person is: it holds for a while, and is then not recently confirmed. Twice is harmless."""
    with transaction() as work:
        command = ConfirmDestination(case_id, **body, confirmed_by=reporter())
        case, events = confirm_destination.handle(
            command,
            seen_cases(work),
            work.use(Confirmations),
            policy=work.use(Policies).current(),
            timers=work.timers,
            now=work.now,
        )
        work.publish(*events)
        return Desk.of(work).case(case)
