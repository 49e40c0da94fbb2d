"""Contracts: registered with a case, ended by their own number."""

from decimal import Decimal
from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.idempotency import idempotent
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.aftercare.api.desk import (
    ANYBODY_IN_THE_CASE,
    PROFESSIONALS,
    Desk,
    only_own_of_school,
    reporter,
    seen_cases,
)
from services.aftercare.api.inputs import ContractIn, EndIn, LastDayIn, WithdrawalIn
from services.aftercare.api.outputs import ContractOut
from services.aftercare.api.work_inputs import EndingAnswerIn, LastDayAnswerIn
from services.aftercare.domain.case import Case
from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.contract_ending import Answer
from services.aftercare.domain.ids import CaseId, ContractId
from services.aftercare.domain.school_claim import Settled
from services.aftercare.handlers import (
    answer_contract_ending,
    end_contract,
    move_last_day,
    settle_last_day,
    start_contract,
    withdraw_end,
)
from services.aftercare.handlers.answer_contract_ending import AnswerContractEnding
from services.aftercare.handlers.end_contract import EndContract
from services.aftercare.handlers.move_last_day import MoveLastDay
from services.aftercare.handlers.settle_last_day import SettleLastDay
from services.aftercare.handlers.start_contract import StartContract
from services.aftercare.handlers.withdraw_end import WithdrawEnd
from services.aftercare.storage.lists import Lists

blueprint = Blueprint("contracts", __name__, url_prefix="/v1", description="Werk, en het einde ervan.")


@blueprint.route("/cases/<uuid:case_id>/contracts", methods=["POST"])
@idempotent
@require_role(*PROFESSIONALS)
@blueprint.arguments(ContractIn)
@blueprint.response(201, ContractOut)
def start(body: dict[str, Any], case_id: CaseId) -> dict[str, Any]:
    """Register a contract; the same employer, kind and begin again gives the known one its new end date and hours."""
    hours = body.pop("hours")
    agreed = Agreed(**body, hours=None if hours is None else Decimal(f"{hours:.1f}"))
    with transaction() as work:
        command = StartContract(case_id, agreed)
        seen = seen_cases(work)
        contract, events = start_contract.handle(command, seen, work.timers, work.now)
        work.publish(*events)
        return _shown(work, seen.lock(case_id), contract.contract_id)


@blueprint.route("/contracts/<uuid:contract_id>", methods=["GET"])
@blueprint.response(200, ContractOut)
def get_contract(contract_id: ContractId) -> dict[str, Any]:
    """Show one contract."""
    with transaction() as work:
        case = work.use(Lists).case_of_contract(contract_id, Desk.of(work).reader)
        return _shown(work, case, contract_id)


@blueprint.route("/contracts/<uuid:contract_id>/last-day", methods=["PUT"])
@guarded
@require_role(*PROFESSIONALS)
@blueprint.arguments(LastDayIn)
@blueprint.response(200, ContractOut)
def move(body: dict[str, Any], contract_id: ContractId) -> dict[str, Any]:
    """Extend a contract, make it permanent (null), or give it the last day that is known now; again is harmless."""
    with transaction() as work:
        seen = seen_cases(work)
        guard(ContractOut, _shown(work, seen.lock_of_contract(contract_id), contract_id))
        command = MoveLastDay(contract_id, body["ends_on"])
        case, events = move_last_day.handle(command, seen, work.timers, work.now)
        work.publish(*events)
        return _shown(work, case, contract_id)


@blueprint.route("/contracts/<uuid:contract_id>/ending-answer", methods=["POST"])
@idempotent
@require_role(*PROFESSIONALS)
@blueprint.arguments(EndingAnswerIn)
@blueprint.response(200, ContractOut)
def answer_ending(body: dict[str, Any], contract_id: ContractId) -> dict[str, Any]:
    """Say what comes after the last day: extended, ending, or not known yet; the same answer again is harmless."""
    with transaction() as work:
        given = Answer(body["answer"], body["about"], reporter(), body.get("ends_on"))
        command = AnswerContractEnding(contract_id, given)
        case, events = answer_contract_ending.handle(command, seen_cases(work), work.timers, work.now)
        work.publish(*events)
        return _shown(work, case, contract_id)


@blueprint.route("/contracts/<uuid:contract_id>/last-day-answer", methods=["POST"])
@idempotent
@require_role(*PROFESSIONALS)
@blueprint.arguments(LastDayAnswerIn)
@blueprint.response(200, ContractOut)
def settle(body: dict[str, Any], contract_id: ContractId) -> dict[str, Any]:
    """Say which last day is right when the school told another one; the same answer again is harmless."""
    with transaction() as work:
        command = SettleLastDay(contract_id, Settled(body["answer"], body["about"]))
        case, events = settle_last_day.handle(command, seen_cases(work), work.timers, work.now)
        work.publish(*events)
        return _shown(work, case, contract_id)


@blueprint.route("/contracts/<uuid:contract_id>/end", methods=["POST"])
@idempotent
@require_role(*ANYBODY_IN_THE_CASE)
@blueprint.arguments(EndIn)
@blueprint.response(200, ContractOut)
def end(body: dict[str, Any], contract_id: ContractId) -> dict[str, Any]:
    """Report that a contract ended; twice is harmless."""
    with transaction() as work:
        command = EndContract(contract_id, body["ended_on"], body["reason"], reporter())
        case, events = end_contract.handle(command, seen_cases(work), work.timers, work.now)
        work.publish(*events)
        return _shown(work, case, contract_id)


@blueprint.route("/contracts/<uuid:contract_id>/end-withdrawal", methods=["POST"])
@idempotent
@require_role(*ANYBODY_IN_THE_CASE)
@blueprint.arguments(WithdrawalIn)
@blueprint.response(200, ContractOut)
def withdraw(body: dict[str, Any], contract_id: ContractId) -> dict[str, Any]:
    """Take back that a contract ended, until the conversation about it was held; of a drop-out all of it."""
    with transaction() as work:
        command = WithdrawEnd(contract_id, body["reason"], only_own_of_school())
        case, events = withdraw_end.handle(command, seen_cases(work), work.timers, work.now)
        work.publish(*events)
        return _shown(work, case, contract_id)


def _shown(work: Work, case: Case, contract_id: ContractId) -> dict[str, Any]:
    desk = Desk.of(work)
    desk.serve(case.job_coach_id)
    return desk.contract(case, case.contract(contract_id))
