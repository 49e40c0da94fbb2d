"""/v1/owed-evidence: what is owed of trajectories whose pupils left school, by whom, and before when."""

from datetime import date
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import require_role
from rest.paging import page, page_size, paged, starts_after
from rest.transaction import transaction
from services.certification.api.desk import all_shown, seen
from services.certification.api.owing_shapes import OwedWorkOut, WorkQuery
from services.certification.domain.local_time import day_of
from services.certification.storage.owing_tables import owing
from services.certification.storage.owings import Owings, Place
from services.certification.storage.tables import trajectories

blueprint = Blueprint("owed-evidence", __name__, url_prefix="/v1/owed-evidence", description="Wie moet nog iets doen.")


@blueprint.route("", methods=["GET"])
@paged
@require_role("school_staff", "job_coach", "coordinator")
@blueprint.arguments(WorkQuery, location="query")
@blueprint.response(200, OwedWorkOut(many=True))
def list_owed(query: dict[str, Any]) -> tuple[list[dict[str, Any]], int, dict[str, str]]:
    """List what is owed, the earliest last day first; of the own pupils, the own cases, or the region."""
    with transaction() as work:
        wanted = [seen(work).are_seen]
        if query["overdue"]:
            wanted.append(owing.c.due_on < day_of(work.now))
        if query["pupil_id"] is not None:
            wanted.append(trajectories.c.pupil_id == query["pupil_id"])
        found = work.use(Owings).page(wanted, starts_after(_place), page_size() + 1)
        items, headers = page(found, lambda each: f"{each[1]}/{each[0].trajectory_id}")
        return all_shown(work, [trajectory for trajectory, _due_on in items]), 200, headers


def _place(cursor: str) -> Place:
    due_on, _slash, trajectory_id = cursor.partition("/")
    return date.fromisoformat(due_on), UUID(trajectory_id)
