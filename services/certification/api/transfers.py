"""/v1/trajectory-transfers: trajectories that go on at an mbo school after the work stopped."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import current_actor, require_person, require_role
from messaging.work import Work
from rest import auditing
from rest.idempotency import idempotent
from rest.paging import page, page_size, paged, starts_after
from rest.transaction import transaction
from services.certification.api.desk import seen
from services.certification.api.transfer_shapes import RefusalIn, TransferIn, TransferOut, TransferQuery
from services.certification.domain.local_time import day_of
from services.certification.domain.transfer import ACCEPTED, REFUSED, Transfer
from services.certification.handlers import answer_transfer, propose_transfer, withdraw_transfer
from services.certification.handlers.answer_transfer import AnswerTransfer
from services.certification.handlers.propose_transfer import ProposeTransfer, Shelves
from services.certification.handlers.withdraw_transfer import WithdrawTransfer
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.judging import Judging
from services.certification.storage.owings import Owings
from services.certification.storage.photos import Photos
from services.certification.storage.relations import Relations
from services.certification.storage.terms import Terms
from services.certification.storage.transfers import Transfers

blueprint = Blueprint(
    "trajectory-transfers", __name__, url_prefix="/v1", description="Trajecten die bij een mbo-school verdergaan."
)
asking = require_role("school_staff", "job_coach", "coordinator")


@blueprint.route("/trajectories/<uuid:trajectory_id>/transfers", methods=["POST"])
@idempotent
@asking
@require_person
@blueprint.arguments(TransferIn)
@blueprint.response(201, TransferOut)
@blueprint.alt_response(404)
def propose(body: dict[str, Any], trajectory_id: UUID) -> dict[str, Any]:
    """Ask an mbo school whether a trajectory may go on there: the work stopped. What was earned goes along."""
    command = ProposeTransfer(trajectory_id, proposed_by=current_actor().person_id, **body)
    with transaction() as work:
        on = _shelves(work, work.use(Transfers))
        new, told = propose_transfer.handle(command, on, work.timers, work.now)
        work.publish(*told)
        return _shown(work, [new])[0]


@blueprint.route("/trajectory-transfers", methods=["GET"])
@paged
@blueprint.arguments(TransferQuery, location="query")
@blueprint.response(200, TransferOut(many=True))
def list_transfers(query: dict[str, Any]) -> tuple[list[dict[str, Any]], int, dict[str, str]]:
    """List questions to mbo schools, the oldest first, page by page."""
    start, size = starts_after(UUID), page_size()
    with transaction() as work:
        found = _seen(work).page(start, size + 1, **query)
        items, headers = page(found, lambda each: each.transfer_id)
        return _shown(work, items), 200, headers


@blueprint.route("/trajectory-transfers/<uuid:transfer_id>", methods=["GET"])
@blueprint.response(200, TransferOut)
@blueprint.alt_response(404)
def get_transfer(transfer_id: UUID) -> dict[str, Any]:
    """Show one question; after a no, the mbo school sees it no more."""
    with transaction() as work:
        found = _seen(work).get(transfer_id)
        auditing.about([found.pupil_id])
        return _shown(work, [found])[0]


@blueprint.route("/trajectory-transfers/<uuid:transfer_id>/acceptance", methods=["POST"])
@idempotent
@require_role("mbo_staff")
@require_person
@blueprint.response(204)
@blueprint.alt_response(404)
def accept(transfer_id: UUID) -> None:
    """Say yes: the school starts a trajectory of the mbo, with a place of your own; twice is harmless."""
    _answer(transfer_id, ACCEPTED)


@blueprint.route("/trajectory-transfers/<uuid:transfer_id>/refusal", methods=["POST"])
@idempotent
@require_role("mbo_staff")
@require_person
@blueprint.arguments(RefusalIn)
@blueprint.response(204)
@blueprint.alt_response(404)
def refuse(body: dict[str, Any], transfer_id: UUID) -> None:
    """Say no, with the reason; the young person is yours to see no more."""
    _answer(transfer_id, REFUSED, body["reason"])


@blueprint.route("/trajectory-transfers/<uuid:transfer_id>/withdrawal", methods=["POST"])
@idempotent
@asking
@require_person
@blueprint.response(204)
@blueprint.alt_response(404)
def withdraw(transfer_id: UUID) -> None:
    """Take the question back, after a yes too as long as nothing began there; the trajectory is judged here again."""
    command = WithdrawTransfer(transfer_id, current_actor().person_id)
    with transaction() as work:
        on = _shelves(work, _seen(work))
        auditing.about([on.transfers.get(transfer_id).pupil_id])
        work.publish(*withdraw_transfer.handle(command, on, work.use(Owings), work.timers, work.now))


def _answer(transfer_id: UUID, state: str, reason: str | None = None) -> None:
    command = AnswerTransfer(transfer_id, state, current_actor().person_id, reason)
    with transaction() as work:
        transfers = _seen(work)
        auditing.about([transfers.get(transfer_id).pupil_id])
        told = answer_transfer.handle(command, transfers, work.use(Owings), work.use(Relations), work.timers, work.now)
        work.publish(*told)


def _shelves(work: Work, transfers: Transfers) -> Shelves:
    return Shelves(seen(work), work.use(Judging), work.use(Photos), transfers, work.use(Relations), work.use(Terms))


def _seen(work: Work) -> Transfers:
    reader = seen(work).reader
    known = work.use(Transfers)
    return known.seen_by(reader) if reader else known


def _shown(work: Work, found: Sequence[Transfer]) -> list[dict[str, Any]]:
    known = work.use(Catalogue).qualifications({each.crebo for each in found})
    today = day_of(work.now)

    def one(each: Transfer) -> dict[str, Any]:
        of = known[each.crebo]
        more = {"qualification": of.name, "level": of.level, "is_overdue": each.is_overdue(today)}
        return vars(each) | more

    return [one(each) for each in found]
