"""/v1/cases/…/starting-point and /v1/cases/…/match: what a young person has and wants, and what could come next."""

from typing import Any

from flask_smorest import Blueprint

from access.actor import require_role
from messaging.work import Work
from rest.transaction import transaction
from rest.versions import guard, guarded
from services.aftercare.api.desk import PROFESSIONALS, Desk, reporter, seen_cases
from services.aftercare.api.match_shapes import MatchOut, StartingPointIn, StartingPointOut
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.matching import Situation, known_of, leerlijn_lines, qualification_lines
from services.aftercare.domain.reserving import entry
from services.aftercare.handlers import note_starting_point
from services.aftercare.handlers.note_starting_point import NoteStartingPoint
from services.aftercare.storage.earned import EarnedWorkProcesses
from services.aftercare.storage.leerlijnen import Leerlijnen
from services.aftercare.storage.lists import Lists
from services.aftercare.storage.starting_points import LISTS, StartingPoints

blueprint = Blueprint(
    "matches", __name__, url_prefix="/v1/cases", description="Wat een vervolgstap kan zijn, en waarom."
)


@blueprint.route("/<uuid:case_id>/starting-point", methods=["GET"])
@require_role(*PROFESSIONALS)
@blueprint.response(200, StartingPointOut)
def get_starting_point(case_id: CaseId) -> dict[str, Any]:
    """Show what is noted of what the young person has and wants."""
    with transaction() as work:
        work.use(Lists).case(case_id, Desk.of(work).reader)
        return _point(work, case_id)


@blueprint.route("/<uuid:case_id>/starting-point", methods=["PUT"])
@guarded
@require_role(*PROFESSIONALS)
@blueprint.arguments(StartingPointIn)
@blueprint.response(200, StartingPointOut)
def put_starting_point(body: dict[str, Any], case_id: CaseId) -> dict[str, Any]:
    """Note what the young person has and wants, as the young person told it."""
    command = NoteStartingPoint(case_id, noted_by=reporter(), **{name: _once(body[name]) for name in body})
    with transaction() as work:
        cases = seen_cases(work)
        cases.lock(case_id)
        guard(StartingPointOut, _point(work, case_id))
        return vars(note_starting_point.handle(command, cases, work.use(StartingPoints), work.now))


@blueprint.route("/<uuid:case_id>/match", methods=["GET"])
@require_role(*PROFESSIONALS)
@blueprint.response(200, MatchOut)
def get_match(case_id: CaseId) -> dict[str, Any]:
    """Lay leerlijnen and qualifications beside what the young person has and wants; every line says why."""
    with transaction() as work:
        case = work.use(Lists).case(case_id, Desk.of(work).reader)
        point, today, found = _point(work, case_id), day_of(work.now), work.use(Leerlijnen)
        noted, wants, near = (frozenset(point[name]) for name in LISTS)
        earned = work.use(EarnedWorkProcesses).of(case.pupil_id)
        about = Situation(known_of(noted, earned), wants, near, entry(case, today), today)
        leerlijnen = found.all()
        return {
            "case_id": case_id,
            "entry": about.entry,
            "starting_point": point,
            "earned": earned,
            "leerlijnen": leerlijn_lines(leerlijnen, found.rules(), found.taken(), about),
            "qualifications": qualification_lines(found.qualifications(), leerlijnen, about),
        }


def _point(work: Work, case_id: CaseId) -> dict[str, Any]:
    known = work.use(StartingPoints).of(case_id)
    nothing = {"case_id": case_id, "work_processes": (), "leerlijnen": (), "municipalities": ()}
    return vars(known) if known else nothing | {"noted_on": None, "noted_by": None}


def _once(given: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(given)))
