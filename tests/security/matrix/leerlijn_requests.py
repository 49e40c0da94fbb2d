"""How the routes are asked about leerlijnen, about a place in one and about what could come next."""

from uuid import UUID

from access.actor import Actor
from tests.machinery.database import NOW
from tests.security.matrix.ask import Ask, of, text
from tests.security.matrix.scenes import Scene

PERIOD, PROMISE = UUID(int=0x9E1), UUID(int=0x9E2)
POINT = {"work_processes": ["25254/B1-K1-W1"], "leerlijnen": ["logistiek"], "municipalities": []}
LEERLIJN = {"name": "Logistiek", "municipality": "GM9001", "offered_by": [], "work_processes": [], "periods": []}
RULE = {
    "valid_from": "2026-12-01",
    "direct_entry": True,
    "within_two_years": True,
    "after_two_years": False,
    "funding": "school",
}
QUALIFICATION = {"crebo": "25254", "name": "Assistent logistiek", "level": 1, "dossier": "Entree"}


def _catalogue(scene: Scene) -> dict[str, object]:
    scene.as_admin(
        "INSERT INTO aftercare.leerlijnen VALUES ('groen', 'Groen', 'GM9001', '{}', '[]') ON CONFLICT DO NOTHING"
    )
    scene.as_admin(
        "INSERT INTO aftercare.qualifications VALUES ('25258', 'Assistent groen', 1, 'Entree') ON CONFLICT DO NOTHING"
    )
    return {"code": "groen"}


def _reserved(scene: Scene) -> dict[str, object]:
    scene.as_admin(
        """INSERT INTO aftercare.reservations VALUES (gen_random_uuid(), :period, 'groen', :case, NULL, :day, :case, :day, 'reserved')
        ON CONFLICT DO NOTHING""",
        period=PERIOD,
        case=scene.ids["case_id"],
        day=NOW.date(),
    )
    return {}


def _promised(scene: Scene) -> dict[str, object]:
    scene.as_admin(
        """INSERT INTO aftercare.promises VALUES (:it, :case, :talk, 'other', 'job_coach', :day, :day, NULL, NULL)
        ON CONFLICT DO NOTHING""",
        it=PROMISE,
        case=scene.ids["case_id"],
        talk=scene.ids["conversation_id"],
        day=NOW.date(),
    )
    return {"promise_id": PROMISE}


def _groen(_scene: Scene, _actor: Actor) -> str:
    return "groen"


LEERLIJNEN: dict[str, Ask] = {
    "GET /v1/leerlijnen": Ask(marker=_groen, prepare=_catalogue),
    "GET /v1/leerlijn-funnels": Ask(marker=_groen, prepare=_catalogue),
    "GET /v1/leerlijnen/<string:code>": Ask(marker=_groen, prepare=_catalogue),
    "PUT /v1/leerlijnen/<string:code>": Ask(lambda _ids: LEERLIJN, prepare=_catalogue),
    "PUT /v1/leerlijnen/<string:code>/intake-rule": Ask(lambda _ids: RULE, prepare=_catalogue),
    "GET /v1/qualifications": Ask(marker=_groen, prepare=_catalogue),
    "POST /v1/qualification-loads": Ask(lambda _ids: {"qualifications": [QUALIFICATION]}),
    "GET /v1/cases/<uuid:case_id>/reservation": Ask(marker=of("case_id"), prepare=_reserved),
    "POST /v1/cases/<uuid:case_id>/reservation": Ask(lambda _ids: {"period_id": str(PERIOD)}, prepare=_reserved),
    "DELETE /v1/cases/<uuid:case_id>/reservation": Ask(prepare=_reserved),
    "GET /v1/cases/<uuid:case_id>/starting-point": Ask(marker=of("case_id")),
    "PUT /v1/cases/<uuid:case_id>/starting-point": Ask(lambda _ids: POINT),
    "GET /v1/cases/<uuid:case_id>/match": Ask(marker=of("case_id")),
    "GET /v1/career-conversations/<uuid:conversation_id>/slots": Ask(marker=text("slots")),
    "POST /v1/cases/<uuid:case_id>/career-conversations": Ask(),
    "POST /v1/cases/<uuid:case_id>/promises/<uuid:promise_id>/kept": Ask(prepare=_promised),
    "GET /v1/working-hours": Ask(marker=text("days")),
    "PUT /v1/working-hours": Ask(lambda _ids: {"days": [{"weekday": 1, "starts": "09:00", "ends": "17:00"}]}),
    "POST /v1/career-conversations/<uuid:conversation_id>/beginning": Ask(lambda _ids: {"began_on": "2026-11-20"}),
    "DELETE /v1/career-conversations/<uuid:conversation_id>/next-step": Ask(lambda _ids: {"reason": "other"}),
}
