"""Contracts: registered with a case, ended by their own number."""

from decimal import Decimal
from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from rest.idempotency import idempotent
from rest.transaction import transaction
from services.aftercare.api.desk import ANYBODY_IN_THE_CASE, PROFESSIONALS, Desk, seen_cases
from services.aftercare.api.inputs import ContractIn, EndIn
from services.aftercare.api.outputs import ContractOut
from services.aftercare.domain.contract import Agreed, Contract
from services.aftercare.domain.ids import CaseId, ContractId
from services.aftercare.handlers import end_contract, start_contract
from services.aftercare.handlers.end_contract import EndContract
from services.aftercare.handlers.start_contract import StartContract
from services.aftercare.storage.lists import Lists

blueprint = Blueprint("contracts", __name__, url_prefix="/v1", description="Werk, en het einde ervan.")


@blueprint.route("/cases/<uuid:case_id>/contracts", methods=["POST"])
@idempotent
@require_role(*PROFESSIONALS)
@blueprint.arguments(ContractIn)
@blueprint.response(201, ContractOut)
def start(body: dict[str, Any], case_id: CaseId) -> Contract:
    """Register a contract; the same employer, kind and begin again gives the known one its new end date and hours."""
    hours = body.pop("hours")
    agreed = Agreed(**body, hours=None if hours is None else Decimal(f"{hours:.1f}"))
    with transaction() as work:
        command = StartContract(case_id, agreed)
        seen = seen_cases(work)
        contract, events = start_contract.handle(command, seen, work.timers, work.now)
        work.publish(*events)
        Desk.of(work).serve(work.use(Lists).job_coach_of(contract.case_id))
        return contract


@blueprint.route("/contracts/<uuid:contract_id>/end", methods=["POST"])
@idempotent
@require_role(*ANYBODY_IN_THE_CASE)
@blueprint.arguments(EndIn)
@blueprint.response(200, ContractOut)
def end(body: dict[str, Any], contract_id: ContractId) -> Contract:
    """Report that a contract ended; twice is harmless."""
    with transaction() as work:
        command = EndContract(contract_id, body["ended_on"], body["reason"])
        seen = seen_cases(work)
        contract, events = end_contract.handle(command, seen, work.timers, work.now)
        work.publish(*events)
        Desk.of(work).serve(work.use(Lists).job_coach_of(contract.case_id))
        return contract
