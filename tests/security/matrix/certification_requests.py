"""How the routes of certification are asked."""

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


CERTIFICATION: dict[str, Ask] = REGISTER | {
    "GET /v1/catalogue-counts": Ask(marker=text("work_processes")),
    "GET /v1/qualifications/<string:crebo>": Ask(marker=of("crebo")),
    "GET /v1/trajectories": Ask(marker=of("trajectory_id")),
    "GET /v1/trajectories/<uuid:trajectory_id>": Ask(marker=of("trajectory_id")),
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
