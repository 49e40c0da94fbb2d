"""Reports of a school or the region on a reference date: the same question has the same answer, also next year."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint
from werkzeug.exceptions import BadRequest

from access.actor import current_actor, require_role
from access.policy import REPORTING, AccessIsOver, Openings
from language.texts import N_, _
from messaging.work import Work
from rest.paging import following, page, page_size, paged, starts_after
from rest.transaction import openings, transaction
from services.aftercare.api.report_inputs import (
    BodiesQuery,
    ExitMonitorQuery,
    ReportQuery,
    ReportRowsQuery,
    WithoutStartQuery,
)
from services.aftercare.api.report_outputs import BodyOut, ReportOut, ReportRowOut
from services.aftercare.domain import exit_monitor, planned_exit, talk_figures, without_start
from services.aftercare.domain.body import Body
from services.aftercare.domain.exit_monitor import Cohort, Row
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import COORDINATOR
from services.aftercare.domain.report_table import Counted, Line, Shape, publish
from services.aftercare.storage.bodies import Bodies
from services.aftercare.storage.facts import PRACTICAL, SPECIAL, Facts, Leavers, Left
from services.aftercare.storage.readers import Reader

blueprint = Blueprint("reports", __name__, url_prefix="/v1", description="Rapporten op een peildatum.")
reporting = require_role("coordinator", "school_staff")
IN_ONE_ROUND, ROUNDS = 250, 8  # who left, looked at for one page of those without a start
NOT_YET = N_("Kies een dag tot en met vandaag: wat later bekend wordt, weten wij nog niet.")


@blueprint.route("/exit-figures", methods=["GET"])
@reporting
@blueprint.arguments(ExitMonitorQuery, location="query")
@blueprint.response(200, ReportOut)
def show_exit_monitor(query: dict[str, Any]) -> dict[str, Any]:
    """Tell where those who left practical education were on the reference date, that year or one or two years before."""
    with transaction() as work:
        found = [row.counted for row in _exits(work, query)]
    return _table(query, Cohort.at(query["reference_on"], query["years"]), found, exit_monitor.SHAPE)


@blueprint.route("/planned-exits", methods=["GET"])
@reporting
@blueprint.arguments(ReportQuery, location="query")
@blueprint.response(200, ReportOut)
def show_planned_exits(query: dict[str, Any]) -> dict[str, Any]:
    """Tell of those who left special education where the school planned them to go and where they went."""
    with transaction() as work:
        found = [row.counted for row in _planned(work, query)]
    return _table(query, Cohort.at(query["reference_on"]), found, planned_exit.SHAPE)


@blueprint.route("/conversation-figures", methods=["GET"])
@reporting
@blueprint.arguments(ReportQuery, location="query")
@blueprint.response(200, ReportOut)
def show_conversation_figures(query: dict[str, Any]) -> dict[str, Any]:
    """Tell what became of the career conversations asked for in the twelve months up to the reference date."""
    return _talks(query, talk_figures.held, talk_figures.HELD)


@blueprint.route("/next-step-figures", methods=["GET"])
@reporting
@blueprint.arguments(ReportQuery, location="query")
@blueprint.response(200, ReportOut)
def show_next_step_figures(query: dict[str, Any]) -> dict[str, Any]:
    """Tell what the career conversations of those months led to."""
    return _talks(query, talk_figures.steps, talk_figures.STEPS)


@blueprint.route("/report-rows", methods=["GET"])
@paged
@reporting
@blueprint.arguments(ReportRowsQuery, location="query")
@blueprint.response(200, ReportRowOut(many=True))
def list_report_rows(query: dict[str, Any]) -> Any:  # noqa: ANN401  flask-smorest takes a body, or a body, status and headers
    """List the young people behind a figure, as far as whoever asks may see them."""
    with transaction() as work:
        found = _exits(work, query) if query["report"] == "exit-monitor" else _planned(work, query)
        wanted = [row for row in found if query["part"] is None or query["part"] in row.path]
        return _page(_of_school(wanted, query), lambda row: row.life.told.left_on)


@blueprint.route("/unstarted-leavers", methods=["GET"])
@paged
@reporting
@blueprint.arguments(WithoutStartQuery, location="query")
@blueprint.response(200, ReportRowOut(many=True))
def list_without_start(query: dict[str, Any]) -> Any:  # noqa: ANN401  as above
    """List who had no start or was out of sight on the reference date, who left longest ago first; ages are known to intake.

    A page may hold fewer than were asked for, and yet have a next one.
    """
    with transaction() as work:
        leavers = Leavers(query["reference_on"], _known_on(work, query), _reader(work), query.get("school_id"))
        found, last = _without_start(Facts(work.session), leavers, page_size())
        rows = [vars(row.life.told) | {"part": row.path[-1], "since": row.since} for row in found]
        return rows, 200, following(f"{last.on}/{last.case_id}") if last else {}


def _without_start(facts: Facts, leavers: Leavers, size: int) -> tuple[list[Row], Left | None]:
    """Look along those who left until the page is full, or enough were looked at; gives the place to go on from."""
    found: list[Row] = []
    after = starts_after(lambda cursor: Left(*_place(cursor)))
    for _round in range(ROUNDS):
        looked_at = facts.lives_after(leavers, after, IN_ONE_ROUND)
        for place, life in looked_at:
            found += filter(without_start.is_without, exit_monitor.rows([life], leavers.until))
            after = place
            if len(found) == size:
                return found, after
        if len(looked_at) < IN_ONE_ROUND:
            return found, None
    return found, after


@blueprint.route("/bodies", methods=["GET"])
@reporting
@blueprint.arguments(BodiesQuery, location="query")
@blueprint.response(200, BodyOut(many=True))
def list_bodies(query: dict[str, Any]) -> list[Body]:
    """List the bodies that the law names, as they are on a day."""
    with transaction() as work:
        return work.use(Bodies).on(query["on"])


def _exits(work: Work, query: dict[str, Any]) -> list[Row]:
    cohort = Cohort.at(query["reference_on"], query["years"])
    lives = Facts(work.session).lives(cohort, _known_on(work, query), _reader(work), PRACTICAL)
    return exit_monitor.rows(lives, query["reference_on"])


def _planned(work: Work, query: dict[str, Any]) -> list[Row]:
    cohort = Cohort.at(query["reference_on"])
    return planned_exit.rows(Facts(work.session).lives(cohort, _known_on(work, query), _reader(work), SPECIAL))


def _talks(
    query: dict[str, Any], count: Callable[[Iterable[talk_figures.Talks], date], list[Counted]], shape: Shape
) -> dict[str, Any]:
    cohort = Cohort.at(query["reference_on"])
    with transaction() as work:
        reader = _reader(work)
        known_on = _known_on(work, query)
        talks = Facts(work.session).talks(cohort, known_on, reader) if reader.talk_openings else []
    return _table(query, cohort, count(talks, query["reference_on"]), shape)


def _table(query: dict[str, Any], cohort: Cohort, found: Iterable[Counted], shape: Shape) -> dict[str, Any]:
    """Show a table; a school sees its own line alone."""
    table = publish(found, shape)
    is_region = current_actor().role == COORDINATOR
    schools = [_line(line) | {"school_id": school_id} for school_id, line in table.schools.items()]
    days = {name: query[name] for name in ("reference_on", "known_on")} | vars(cohort)
    return days | {"schools": schools, "region": _line(table.region) if is_region else None}


def _line(line: Line) -> dict[str, Any]:
    return vars(line)


def _known_on(work: Work, query: dict[str, Any]) -> date:
    known_on: date = query["known_on"]
    if known_on > day_of(work.now):
        raise BadRequest(description=_(NOT_YET))
    return known_on


def _reader(work: Work) -> Reader:
    """Whoever asks, as far as the covenant lets them report on young people."""
    actor, today = current_actor(), day_of(work.now)
    talks: Openings = {}
    with suppress(AccessIsOver):  # then there are figures without those of conversations
        talks = openings("conversation", today, REPORTING)
    person_id = PersonId(actor.person_id)
    cases = openings("case", today, REPORTING)
    return Reader(person_id, actor.role, actor.organisation_id, frozenset({person_id}), cases, talks)


def _of_school(found: Iterable[Row], query: dict[str, Any]) -> list[Row]:
    wanted = query.get("school_id")
    return [row for row in found if wanted is None or row.life.told.school_id == wanted]


def _page(found: list[Row], day: Callable[[Row], date]) -> Any:  # noqa: ANN401  as above
    after = starts_after(_place)
    places = [(day(row), row.life.told.case_id) for row in found]
    following = [row for row, place in zip(found, places, strict=True) if after is None or place > after]
    items, headers = page(following[: page_size() + 1], lambda row: f"{day(row)}/{row.life.told.case_id}")
    return [vars(row.life.told) | {"part": row.path[-1], "since": row.since} for row in items], 200, headers


def _place(cursor: str) -> tuple[date, CaseId]:
    day, case_id = cursor.split("/")
    return date.fromisoformat(day), CaseId(UUID(case_id))
