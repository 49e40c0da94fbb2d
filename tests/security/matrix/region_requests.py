"""How the routes are asked with which the administrator looks after the region: terms, free days."""

from typing import Final
from uuid import UUID

from access import covenants
from access.actor import Actor
from tests.security.matrix.ask import Ask
from tests.security.matrix.scenes import Scene


def _term_to_come(scene: Scene) -> dict[str, object]:
    values = "('*', 'acceptance', '2027-01-04', 6, 'working_days')"
    scene.as_admin(f"INSERT INTO aftercare.policies VALUES {values} ON CONFLICT DO NOTHING")  # noqa: S608  our own words
    return {"key": "acceptance"}


def _acceptance(_scene: Scene) -> dict[str, object]:
    return {"key": "acceptance"}


def _destruction(scene: Scene) -> dict[str, object]:
    report = f"{scene.ids['service']}.destructions"
    values = "(now(), 'school_file', gen_random_uuid(), NULL, 'admin', 1)"
    scene.as_admin(f"INSERT INTO {report} VALUES {values}")  # noqa: S608  our own words
    return {}


def _school_file(_scene: Scene, _actor: Actor) -> str:
    return "school_file"


def _key(_scene: Scene, _actor: Actor) -> str:
    return "acceptance"


def _christmas(_scene: Scene, _actor: Actor) -> str:
    return "2026-12-25"


def _days(_scene: Scene, _actor: Actor) -> str:
    return "days"


def _no_covenant(scene: Scene) -> dict[str, object]:
    scene.as_admin("DELETE FROM directory.covenants")
    return {}


def _covenant(scene: Scene) -> dict[str, object]:
    """A version that waits, put in by a job coach who was an administrator then."""
    _no_covenant(scene)
    scene.as_admin(
        "INSERT INTO directory.covenants VALUES (:it, '2026-2', :text, 'x', :whose, now())",
        it=COVENANT,
        text=NEXT,
        whose=scene.ids["person_id"],
    )
    return {"covenant_id": COVENANT}


def _next(_scene: Scene, _actor: Actor) -> str:
    return "2026-2"


COVENANT: Final = UUID(int=0xC0)
NEXT: Final = covenants.PACKAGED.read_text(encoding="utf-8").replace("2026-1", "2026-2")
REGION = {
    "GET /v1/covenants": Ask(marker=_next, prepare=_covenant),
    "POST /v1/covenants": Ask(lambda _ids: {"text": NEXT}, _next, _no_covenant),
    "GET /v1/covenants/current": Ask(),
    "GET /v1/covenants/<uuid:covenant_id>": Ask(marker=_next, prepare=_covenant),
    "POST /v1/covenants/<uuid:covenant_id>/approval": Ask(marker=_next, prepare=_covenant),
    "POST /v1/covenants/<uuid:covenant_id>/refusal": Ask(marker=_next, prepare=_covenant),
    "GET /v1/destructions": Ask(marker=_school_file, prepare=_destruction),
    "GET /v1/terms": Ask(),
    "GET /v1/terms/<string:key>": Ask(marker=_key, prepare=_acceptance),
    "PUT /v1/terms/<string:key>": Ask(lambda _ids: {"valid_from": "2026-12-01", "amount": 6}, prepare=_acceptance),
    "DELETE /v1/terms/<string:key>": Ask(lambda _ids: {"valid_from": "2027-01-04"}, prepare=_term_to_come),
    "GET /v1/holidays": Ask(marker=_christmas, prepare=lambda _scene: {"year": 2026}, about="year"),
    "GET /v1/free-days": Ask(marker=_days),
    "PUT /v1/free-days": Ask(lambda _ids: {"days": [{"on": "2026-12-24", "name": "Vrij"}]}),
}
