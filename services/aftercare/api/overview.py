"""What the coordinator watches: signals, figures per school and municipality, and who has how many cases."""

from datetime import date
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from access.actor import require_role
from rest.paging import page, page_size, paged, starts_after
from rest.transaction import transaction
from services.aftercare.api.inputs import SignalsQuery
from services.aftercare.api.leerlijn_shapes import LeerlijnFunnelOut
from services.aftercare.api.outputs import CaseloadOut, FunnelsOut, SignalOut, TallyOut
from services.aftercare.domain.figures import publish
from services.aftercare.domain.leerlijn_figures import publish_steps
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import JOB_COACH
from services.aftercare.domain.signals import Place, Tally, tallies
from services.aftercare.storage.figures import Figures
from services.aftercare.storage.signals import Signals
from services.aftercare.storage.team import Team

blueprint = Blueprint("overview", __name__, url_prefix="/v1", description="Het overzicht van de coördinator.")
coordinating = require_role("coordinator")


@blueprint.route("/signals", methods=["GET"])
@paged
@coordinating
@blueprint.arguments(SignalsQuery, location="query")
@blueprint.response(200, SignalOut(many=True))
def list_signals(query: dict[str, Any]) -> Any:  # noqa: ANN401  flask-smorest takes a body, or a body, status and headers
    """List what nobody owns and what is late, the longest late first."""
    wanted = {name: value for name, value in query.items() if value is not None}
    with transaction() as work:
        today = day_of(work.now)
        found = work.use(Signals).page(today, wanted, starts_after(_place), page_size() + 1)
        items, headers = page(found, lambda row: f"{row['due_on']}/{row['case_id']}/{row['kind']}")
        return [row | {"days_late": max((today - row["due_on"]).days, 0)} for row in items], 200, headers


@blueprint.route("/signal-counts", methods=["GET"])
@coordinating
@blueprint.response(200, TallyOut(many=True))
def count_signals() -> list[Tally]:
    """Count the signals by kind and by how late they are."""
    with transaction() as work:
        today = day_of(work.now)
        return list(tallies(work.use(Signals).counted(today), today))


@blueprint.route("/funnels", methods=["GET"])
@coordinating
@blueprint.response(200, FunnelsOut)
def show_funnels() -> dict[str, Any]:
    """Tell how far young people in aftercare came, in steps of five; below five nothing is shown."""
    with transaction() as work:
        published = publish(*work.use(Figures).counted())
    return {
        "schools": [vars(row) | {"school_id": key} for key, row in published.schools.items()],
        "municipalities": [vars(row) | {"municipality": key} for key, row in published.municipalities.items()],
    }


@blueprint.route("/leerlijn-funnels", methods=["GET"])
@coordinating
@blueprint.response(200, LeerlijnFunnelOut(many=True))
def show_leerlijn_funnels() -> list[dict[str, Any]]:
    """Tell how far young people came in each leerlijn, in the same steps of five."""
    with transaction() as work:
        figures = work.use(Figures)
        published = publish_steps(figures.counted_steps(), figures.followed())
    return [vars(row) | {"leerlijn": code} for code, row in sorted(published.items())]


@blueprint.route("/caseloads", methods=["GET"])
@coordinating
@blueprint.response(200, CaseloadOut(many=True))
def list_caseloads() -> list[dict[str, Any]]:
    """List the job coaches of the region with how many open cases they have; also who has the role no more."""
    with transaction() as work:
        cases = dict(work.use(Signals).caseloads())
        roster = work.use(Team).roster()
        today = day_of(work.now)
        coaches = roster.holders(JOB_COACH)
        return [
            {
                "job_coach_id": person_id,
                "open_cases": cases.get(person_id, 0),
                "is_away": roster.is_away(person_id, today),
                "is_job_coach": person_id in coaches,
            }
            for person_id in sorted(coaches | cases.keys())
        ]


def _place(cursor: str) -> Place:
    due_on, case_id, kind = cursor.split("/")
    return Place(date.fromisoformat(due_on), UUID(case_id), kind)
