"""/v1/cases/{id}/transfer and /refusal: a case that goes to a colleague, or is not taken on."""

from typing import Any

from flask_smorest import Blueprint

from access.actor import current_actor, require_role
from messaging.work import Work
from rest.idempotency import idempotent
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.aftercare.api.desk import Desk, offered_cases, reporter, seen_cases
from services.aftercare.api.outputs import CaseOut
from services.aftercare.api.work_inputs import RefusalIn, TransferIn
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.people import COORDINATOR
from services.aftercare.handlers import answer_transfer, propose_transfer, refuse_case
from services.aftercare.handlers.answer_transfer import AcceptTransfer, Command, RefuseTransfer, RevokeTransfer
from services.aftercare.handlers.propose_transfer import ProposeTransfer
from services.aftercare.handlers.refuse_case import RefuseCase
from services.aftercare.storage.policies import Policies

blueprint = Blueprint("case-transfers", __name__, url_prefix="/v1/cases", description="Een zaak naar een collega.")


@blueprint.route("/<uuid:case_id>/refusal", methods=["POST"])
@idempotent
@require_role("job_coach")
@blueprint.arguments(RefusalIn)
@blueprint.response(204)
def refuse(body: dict[str, Any], case_id: CaseId) -> None:
    """Do not take on a case that was assigned; it is yours no more, and the coordinator finds somebody else."""
    with transaction() as work:
        desk, policy = Desk.of(work), work.use(Policies).current()
        command, cases = RefuseCase(case_id, body["reason"]), seen_cases(work)
        case, events = refuse_case.handle(command, cases, desk.roster, policy=policy, timers=work.timers, now=work.now)
        cases.give_away()
        desk.serve(case.refused_by_id)
        work.publish(*events)


@blueprint.route("/<uuid:case_id>/transfer", methods=["POST"])
@idempotent
@require_role("job_coach")
@blueprint.arguments(TransferIn)
@blueprint.response(201, CaseOut)
def propose(body: dict[str, Any], case_id: CaseId) -> dict[str, Any]:
    """Ask a colleague to take the case over; it stays yours until then, and the same question again is harmless."""
    with transaction() as work:
        desk, policy = Desk.of(work), work.use(Policies).current()
        command = ProposeTransfer(case_id, body["to_id"], body["reason"], reporter())
        case, events = propose_transfer.handle(
            command, seen_cases(work), desk.roster, policy=policy, timers=work.timers, now=work.now
        )
        work.publish(*events)
        return desk.case(case)


@blueprint.route("/<uuid:case_id>/transfer", methods=["DELETE"])
@guarded
@require_role("job_coach", "coordinator")
@blueprint.response(204)
def revoke(case_id: CaseId) -> None:
    """Take the question back; without one that is done already."""
    with transaction() as work:
        guard(CaseOut, Desk.of(work).case(seen_cases(work).lock(case_id)))
        is_coordinator = current_actor().role == COORDINATOR
        _answer(work, RevokeTransfer(case_id, Desk.of(work).reader.people, is_coordinator))


@blueprint.route("/<uuid:case_id>/transfer/acceptance", methods=["POST"])
@idempotent
@require_role("job_coach")
@blueprint.response(200, CaseOut)
def accept(case_id: CaseId) -> dict[str, Any]:
    """Take the case over; twice is harmless."""
    with transaction() as work:
        return _answer(work, AcceptTransfer(case_id, Desk.of(work).reader.people))


@blueprint.route("/<uuid:case_id>/transfer/refusal", methods=["POST"])
@idempotent
@require_role("job_coach")
@blueprint.arguments(RefusalIn)
@blueprint.response(204)
def refuse_transfer(body: dict[str, Any], case_id: CaseId) -> None:
    """Leave the case where it is, with the reason."""
    with transaction() as work:
        _answer(work, RefuseTransfer(case_id, Desk.of(work).reader.people, body["reason"]))


def _answer(work: Work, command: Command) -> dict[str, Any]:
    desk, cases = Desk.of(work), offered_cases(work)
    desk.serve(cases.lock(command.case_id).proposed_to_id)
    case, events = answer_transfer.handle(command, cases, desk.roster, work.timers, work.now)
    cases.give_away()
    work.publish(*events)
    return desk.case(case)
