"""/v1/worklist: what must be done, by the reader or by those the reader waits for."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from rest.paging import page, page_size, paged, starts_after
from rest.transaction import transaction
from services.aftercare.api.desk import Desk
from services.aftercare.api.outputs import WorkOut
from services.aftercare.domain.actions import Action
from services.aftercare.domain.case import Case
from services.aftercare.domain.contract_ending import extends_to
from services.aftercare.domain.people import COORDINATOR
from services.aftercare.storage.lists import Lists, Urgency

blueprint = Blueprint("worklist", __name__, url_prefix="/v1/worklist", description="Mijn werk.")


@blueprint.route("", methods=["GET"])
@paged
@blueprint.response(200, WorkOut(many=True))
def get_worklist() -> Any:  # noqa: ANN401  flask-smorest takes a body, or a body, status and headers
    """List what must be done, the earliest deadline first; a page holds so many cases."""
    with transaction() as work:
        desk = Desk.of(work)
        found = work.use(Lists).work(desk.reader, desk.today, starts_after(_urgency), page_size() + 1)
        items, headers = page(found, lambda case: f"{case.urgent_on or case.ends_on}/{case.case_id}")
        return [item for case in items for item in _work(desk, case)], 200, headers


def _work(desk: Desk, case: Case) -> Iterator[dict[str, Any]]:
    for action in desk.actions(case):
        if _concerns(desk, action):
            about = {"case_id": case.case_id, "pupil_id": case.pupil_id}
            yield desk.action(action) | about | _contract(case, action)


def _contract(case: Case, action: Action) -> dict[str, Any]:
    if action.contract_id is None:
        return {"contract_ends_on": None, "contract_extends_to": None}
    contract = case.contract(action.contract_id)
    return {"contract_ends_on": contract.ends_on, "contract_extends_to": extends_to(contract)}


def _concerns(desk: Desk, action: Action) -> bool:
    """The coordinator need not see what others do in time."""
    if desk.reader.role != COORDINATOR:
        return True
    return action.is_overdue(desk.today) or action.owner_id in {None, *desk.roster.coordinators}


def _urgency(cursor: str) -> Urgency:
    due_on, _slash, case_id = cursor.partition("/")
    return Urgency(date.fromisoformat(due_on), UUID(case_id))
