"""/v1/cases: two years of aftercare, for whoever takes part in them."""

from datetime import date
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint
from werkzeug.exceptions import BadRequest

from access.actor import require_role
from messaging.work import Work
from rest.idempotency import idempotent
from rest.paging import WRONG_CURSOR, page, page_size, page_start, paged
from rest.transaction import transaction
from services.aftercare.api.desk import (
    ANYBODY_IN_THE_CASE,
    Desk,
    only_own_of_school,
    reporter,
    seen_cases,
    start_of_page,
)
from services.aftercare.api.inputs import CasesListQuery, DropOutIn, WithdrawalIn
from services.aftercare.api.outputs import CaseOut, TimelineOut
from services.aftercare.domain.case import Case
from services.aftercare.domain.ids import CaseId
from services.aftercare.handlers import accept_case, report_drop_out, withdraw_drop_out
from services.aftercare.handlers.accept_case import AcceptCase
from services.aftercare.handlers.report_drop_out import ReportDropOut
from services.aftercare.handlers.withdraw_drop_out import WithdrawDropOut
from services.aftercare.storage.exit_advices import ExitAdvices
from services.aftercare.storage.lists import Leaving, Lists
from services.aftercare.storage.tables import cases
from services.aftercare.storage.timeline import Timeline

blueprint = Blueprint("cases", __name__, url_prefix="/v1/cases", description="Twee jaar nazorg.")

LONGEST_NUMBER = 18  # digits of a sequence that still fits


@blueprint.route("", methods=["GET"])
@paged
@blueprint.arguments(CasesListQuery, location="query")
@blueprint.response(200, CaseOut(many=True))
def list_cases(query: dict[str, Any]) -> Any:  # noqa: ANN401  flask-smorest takes a body, or a body, status and headers
    """List the cases the reader may see, of one pupil or all."""
    order, is_counted = query.pop("order", None), query.pop("count", False)
    wanted = [cases.c[name] == value for name, value in query.items() if value is not None]
    with transaction() as work:
        desk, lists = Desk.of(work), work.use(Lists)
        if order == "left_on":
            found = lists.latest_leavers(desk.reader, wanted, _start_of_leavers(), page_size() + 1)
            items, headers = page(found, lambda case: f"{case.left_on} {case.case_id}")
        else:
            found = lists.cases(desk.reader, wanted, start_of_page(), page_size() + 1)
            items, headers = page(found, lambda case: case.case_id)
        if is_counted:
            headers = headers | {"Total-Count": str(lists.count(desk.reader, wanted))}
        work.use(ExitAdvices).prefetch([case.pupil_id for case in items])
        return [desk.case(case) for case in items], 200, headers


@blueprint.route("/<uuid:case_id>", methods=["GET"])
@blueprint.response(200, CaseOut)
def get_case(case_id: CaseId) -> dict[str, Any]:
    """Show one case with its contracts, conversations and next action."""
    with transaction() as work:
        desk = Desk.of(work)
        case = work.use(Lists).case(case_id, desk.reader)
        return desk.case(case)


@blueprint.route("/<uuid:case_id>/acceptance", methods=["POST"])
@idempotent
@require_role("job_coach", "coordinator")
@blueprint.response(200, CaseOut)
def accept(case_id: CaseId) -> dict[str, Any]:
    """Accept the case; twice is harmless."""
    with transaction() as work:
        case, events = accept_case.handle(AcceptCase(case_id), seen_cases(work), work.now, work.timers)
        work.publish(*events)
        return _changed(work, case)


@blueprint.route("/<uuid:case_id>/drop-out", methods=["POST"])
@idempotent
@require_role(*ANYBODY_IN_THE_CASE)
@blueprint.arguments(DropOutIn)
@blueprint.response(200, CaseOut)
def drop_out(body: dict[str, Any], case_id: CaseId) -> dict[str, Any]:
    """Report that the young person dropped out; also when the case was closed, and twice is harmless."""
    with transaction() as work:
        command = ReportDropOut(case_id, body["on"], body["reason"], reporter())
        case, events = report_drop_out.handle(command, seen_cases(work), work.timers, work.now)
        work.publish(*events)
        return _changed(work, case)


@blueprint.route("/<uuid:case_id>/drop-out-withdrawal", methods=["POST"])
@idempotent
@require_role(*ANYBODY_IN_THE_CASE)
@blueprint.arguments(WithdrawalIn)
@blueprint.response(200, CaseOut)
def withdraw(body: dict[str, Any], case_id: CaseId) -> dict[str, Any]:
    """Take back that the young person dropped out, until the conversation about it was held: work goes on."""
    with transaction() as work:
        command = WithdrawDropOut(case_id, body["reason"], only_own_of_school())
        case, events = withdraw_drop_out.handle(command, seen_cases(work), work.timers, work.now)
        work.publish(*events)
        return _changed(work, case)


@blueprint.route("/<uuid:case_id>/timeline", methods=["GET"])
@paged
@blueprint.response(200, TimelineOut(many=True))
def timeline(case_id: CaseId) -> tuple[list[dict[str, Any]], int, dict[str, str]]:
    """Tell what happened in the case, the first thing first."""
    with transaction() as work:
        desk = Desk.of(work)
        case = work.use(Lists).part_of_case(case_id, desk.reader, "conversations")
        desk.serve(case.job_coach_id)
        found = work.use(Timeline).page(case.case_id, _start_of_timeline(), page_size() + 1, desk.hidden(case))
        items, headers = page(found, lambda entry: entry["sequence"])
        return items, 200, headers


def _changed(work: Work, case: Case) -> dict[str, Any]:
    desk = Desk.of(work)
    return desk.case(case)


def _start_of_leavers() -> Leaving | None:
    start = page_start()
    if not start:
        return None
    left_on, _, case_id = start.partition(" ")
    try:
        return Leaving(date.fromisoformat(left_on), UUID(case_id))
    except ValueError as wrong:
        raise BadRequest(description=WRONG_CURSOR) from wrong


def _start_of_timeline() -> int:
    start = page_start() or "0"
    if not start.isascii() or not start.isdigit() or len(start) > LONGEST_NUMBER:
        raise BadRequest(description=WRONG_CURSOR)
    return int(start)
