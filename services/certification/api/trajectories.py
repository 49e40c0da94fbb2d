"""/v1/trajectories: the ways to a praktijkverklaring that the reader may see, and a new one."""

from typing import Any, Final
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from access.actor import current_actor, require_role
from language.texts import N_, _
from messaging.ids import uuid7
from messaging.work import Work
from rest import auditing
from rest.idempotency import idempotent
from rest.paging import page, page_size, paged, starts_after
from rest.problems import problem
from rest.transaction import transaction
from services.certification.api.desk import all_shown, seen, shown
from services.certification.api.trajectory_shapes import TrajectoryIn, TrajectoryOut, TrajectoryQuery
from services.certification.domain.owing_events import EvidenceOwed
from services.certification.domain.rules import TrajectoryRefused
from services.certification.domain.trajectory import Trajectory
from services.certification.handlers import owing_clocks, start_trajectory
from services.certification.storage.catalogue import Catalogue
from services.certification.storage.owings import Owings
from services.certification.storage.relations import Relations
from services.certification.storage.terms import Terms

blueprint = Blueprint("trajectories", __name__, url_prefix="/v1", description="Trajecten naar een praktijkverklaring.")
MEND: Final = N_("Verbeter de genoemde velden en stuur opnieuw.")


@blueprint.route("/trajectories", methods=["GET"])
@paged
@blueprint.arguments(TrajectoryQuery, location="query")
@blueprint.response(200, TrajectoryOut(many=True))
def list_trajectories(query: dict[str, Any]) -> tuple[list[dict[str, Any]], int, dict[str, str]]:
    """List trajectories, the oldest first, page by page."""
    start, size = starts_after(UUID), page_size()
    with transaction() as work:
        found = seen(work).page(start, size + 1, query.get("pupil_id"))
        items, headers = page(found, lambda each: each.trajectory_id)
        return all_shown(work, items), 200, headers


@blueprint.route("/trajectories/<uuid:trajectory_id>", methods=["GET"])
@blueprint.response(200, TrajectoryOut)
@blueprint.alt_response(404)
def get_trajectory(trajectory_id: UUID) -> dict[str, Any]:
    """Show one trajectory."""
    with transaction() as work:
        found = seen(work).get(trajectory_id)
        auditing.about([found.pupil_id])
        return shown(work, found)


@blueprint.route("/trajectories", methods=["POST"])
@idempotent
@require_role("school_staff", "coordinator")
@blueprint.arguments(TrajectoryIn)
@blueprint.response(201, TrajectoryOut)
@blueprint.alt_response(404)
def start(body: dict[str, Any]) -> dict[str, Any] | Response:
    """Start a trajectory for a pupil of the own school, whatever the exit profile, also after leaving."""
    codes = tuple(dict.fromkeys(body.pop("work_processes")))
    try:
        with transaction() as work:
            trajectories = seen(work)
            school_id, left_on = trajectories.lock_pupil(body["pupil_id"])
            new = Trajectory(
                uuid7(),
                school_id=school_id,
                work_processes=codes,
                started_at=work.now,
                started_by=current_actor().person_id,
                **body,
            )
            work.publish(*start_trajectory.handle(new, work.use(Catalogue), trajectories))
            if left_on is not None:
                work.publish(_owed_from_now(work, new))
            return shown(work, new)
    except TrajectoryRefused as refused:
        errors = [{"field": field, "reason": sentence} for field, sentence in refused.mistakes]
        return problem(400, _(MEND), errors=errors)


def _owed_from_now(work: Work, new: Trajectory) -> EvidenceOwed:
    """Nobody will tell that this pupil leaves: that was before."""
    owner_id = work.use(Relations).coaches_of([new.pupil_id]).get(new.pupil_id)
    owings, terms = work.use(Owings), work.use(Terms)
    return owing_clocks.begin(new, "trajectory_started", owner_id, owings, terms, timers=work.timers, now=work.now)
