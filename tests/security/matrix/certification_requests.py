"""How the routes of certification are asked."""

from uuid import UUID

from tests.certification.pictures import photo
from tests.certification.sheets import WORK_PROCESSES
from tests.certification.town import TRAJECTORY
from tests.security.matrix.ask import Ask, of, text
from tests.security.matrix.askers import asker
from tests.security.matrix.register_requests import REGISTER
from tests.security.matrix.scenes import PUPIL, Scene

TRAINER = {"trainer_name": "Joost Hamer", "trainer_mail": "j.hamer@kromvliet.example"}


def _asked(scene: Scene) -> dict[str, object]:
    # A trajectory gets five links a day; here it is asked for one more often.
    scene.as_admin("UPDATE certification.evidence_requests SET requested_at = requested_at - interval '1 day'")
    client = scene.database.client("certification", asker("coordinator", "own"))
    answer = client.post(f"/v1/trajectories/{scene.ids['trajectory_id']}/evidence-requests", json=TRAINER)
    return {"request_id": answer.json["id"]}


def _owed(scene: Scene) -> dict[str, object]:
    scene.as_admin("DELETE FROM certification.owing")
    query = "INSERT INTO certification.owing VALUES (:it, '2026-11-20', '2026-12-18')"
    scene.as_admin(query, it=scene.ids["trajectory_id"])
    return {}


def _photo(scene: Scene) -> dict[str, object]:
    query = """
        INSERT INTO certification.evidence_photos
        SELECT gen_random_uuid(), trajectory_id, request_id, 'B1-K1-W1', 'JPEG'::bytea, now(), now()
        FROM certification.evidence_requests WHERE trajectory_id = :it LIMIT 1
    """
    scene.as_admin("DELETE FROM certification.evidence_photos")
    of = {"photo_id": scene.ids["trajectory_id"], "mbo_staff photo_id": scene.ids["mbo_staff trajectory_id"]}
    for trajectory_id in of.values():
        scene.as_admin(query, it=trajectory_id)
    rows = scene.database.rows("certification", "SELECT trajectory_id, photo_id FROM evidence_photos")
    made = {row["trajectory_id"]: row["photo_id"] for row in rows}
    return {name: made[UUID(str(trajectory_id))] for name, trajectory_id in of.items()}


def _term(_scene: Scene) -> dict[str, object]:
    return {"key": "evidence"}


def _term_to_come(scene: Scene) -> dict[str, object]:
    row = "('evidence', '2027-01-04', 6, 'weeks')"
    scene.as_admin(f"INSERT INTO certification.terms VALUES {row} ON CONFLICT DO NOTHING")  # noqa: S608  our own words
    return {"key": "evidence"}


CERTIFICATION: dict[str, Ask] = REGISTER | {
    "GET /v1/catalogue-counts": Ask(marker=text("work_processes")),
    "GET /v1/qualifications/<string:crebo>": Ask(marker=of("crebo")),
    "GET /v1/trajectories": Ask(marker=of("trajectory_id")),
    "GET /v1/trajectories/<uuid:trajectory_id>": Ask(marker=of("trajectory_id")),
    "POST /v1/judgement-tasks/current/photos": Ask(file=photo(), query={"code": "B1-K1-W1"}),
    "GET /v1/judgement-tasks/current/photos/<uuid:photo_id>": Ask(prepare=_photo),
    "DELETE /v1/judgement-tasks/current/photos/<uuid:photo_id>": Ask(prepare=_photo),
    "GET /v1/trajectories/<uuid:trajectory_id>/photos/<uuid:photo_id>": Ask(marker=text("JPEG"), prepare=_photo),
    "GET /v1/owed-evidence": Ask(marker=of("trajectory_id"), prepare=_owed),
    "GET /v1/certification-terms": Ask(),
    "GET /v1/certification-terms/<string:key>": Ask(marker=text("valid_from"), prepare=_term),
    "PUT /v1/certification-terms/<string:key>": Ask(
        lambda _ids: {"valid_from": "2026-12-01", "amount": 6}, prepare=_term
    ),
    "DELETE /v1/certification-terms/<string:key>": Ask(
        lambda _ids: {"valid_from": "2027-01-04"}, prepare=_term_to_come
    ),
    "POST /v1/trajectories": Ask(lambda _ids: TRAJECTORY | {"pupil_id": str(PUPIL)}),
    "POST /v1/trajectories/<uuid:trajectory_id>/evidence-requests": Ask(lambda _ids: TRAINER, text('"code"')),
    "POST /v1/evidence-requests/<uuid:request_id>/letters": Ask(marker=text('"secret"'), prepare=_asked),
    # Nobody has a link here: the rules of the work say no (409), and the role was right.
    "POST /v1/judgement-sessions": Ask(lambda _ids: {"link": "x" * 43, "code": "123456"}),
    "PUT /v1/judgement-tasks/current/drafts": Ask(
        lambda _ids: {"request_id": str(PUPIL), "judgements": [{"code": "B1-K1-W1"}]}
    ),
    "POST /v1/judgement-tasks/current/signature": Ask(lambda _ids: {"seen": "0" * 64}),
    "POST /v1/catalogue-imports": Ask(marker=text("unchanged"), file=WORK_PROCESSES.encode()),
}
