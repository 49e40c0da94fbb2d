"""How the routes are asked that report on a school or the region."""

from tests.security.matrix.ask import Ask, of
from tests.security.matrix.askers import SCHOOL
from tests.security.matrix.scenes import Scene

BEFORE_WORK = {"reference_on": "2026-07-31", "known_on": "2026-11-20"}  # the contract of the scene begins in August
DAYS = {"reference_on": "2026-11-20", "known_on": "2026-11-20"}


def _practical(scene: Scene) -> dict[str, object]:
    """Let the directory have told what kind of school it is."""
    values = "(:school, 'school', '99AA', 'pro') ON CONFLICT (organisation_id) DO UPDATE SET school_type = 'pro'"
    columns = "organisation_id, kind, code, school_type"
    scene.as_admin(f"INSERT INTO aftercare.organisations ({columns}) VALUES {values}", school=SCHOOL)  # noqa: S608  our own words
    return {}


def _without_start(scene: Scene) -> dict[str, object]:
    """Let the school have told that nobody knows where this young person went."""
    scene.as_admin("UPDATE aftercare.leavings SET destination = 'unknown'")
    return {}


REPORTS = {
    "GET /v1/exit-figures": Ask(query=DAYS),
    "GET /v1/planned-exits": Ask(query=DAYS),
    "GET /v1/conversation-figures": Ask(query=DAYS),
    "GET /v1/next-step-figures": Ask(query=DAYS),
    "GET /v1/report-rows": Ask(query=DAYS | {"report": "exit-monitor"}, marker=of("pupil_id"), prepare=_practical),
    "GET /v1/unstarted-leavers": Ask(query=BEFORE_WORK, marker=of("pupil_id"), prepare=_without_start),
    "GET /v1/bodies": Ask(query={"on": "2026-11-20"}),
}
