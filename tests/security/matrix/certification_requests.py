"""How the routes of certification are asked."""

from uuid import UUID

from tests.certification.pictures import photo
from tests.certification.sheets import WORK_PROCESSES
from tests.certification.town import TRAJECTORY
from tests.security.matrix.ask import Ask, of, text
from tests.security.matrix.askers import MBO, SCHOOL, asker
from tests.security.matrix.register_requests import REGISTER
from tests.security.matrix.scenes import PUPIL, Scene

TRAINER = {"trainer_name": "Joost Hamer", "trainer_mail": "j.hamer@kromvliet.example"}


def _here(scene: Scene) -> dict[str, object]:
    """What was handed on to an mbo school is judged here no more."""
    scene.as_admin("DELETE FROM certification.trajectory_transfers")
    return {}


def _asked(scene: Scene) -> dict[str, object]:
    _here(scene)
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


def _handed_on(scene: Scene) -> dict[str, object]:
    """Ask the mbo school anew: an answer is given once."""
    query = """
        INSERT INTO certification.trajectory_transfers (transfer_id, trajectory_id, pupil_id, school_id, to_id, crebo,
            version, ended_on, earned, proposed_by, proposed_at, answer_by, state)
        VALUES (gen_random_uuid(), :trajectory, :pupil, :school, :mbo, '25254', '2015', '2026-11-13', '[]', :pupil,
            '2026-11-20', '2026-12-04', 'proposed')
    """
    scene.as_admin("DELETE FROM certification.trajectory_transfers")
    scene.as_admin(query, trajectory=scene.ids["trajectory_id"], pupil=PUPIL, school=SCHOOL, mbo=MBO)
    (row,) = scene.database.rows("certification", "SELECT transfer_id FROM trajectory_transfers")
    return {"transfer_id": row["transfer_id"]}


def _kept(scene: Scene) -> dict[str, object]:
    """Keep a document of somebody else anew: it is looked up, and taken away, once."""
    query = """
        INSERT INTO certification.kept_documents (document_id, pupil_id, school_id, kind, issuer, title, issued_on, sha256,
            size, kept_by, kept_at, pdf)
        VALUES (gen_random_uuid(), :pupil, :school, 'branchecertificaat', 'Branche Logistiek', 'Heftruck', '2026-10-01',
            encode(sha256('x'), 'hex'), 1, :pupil, '2026-11-20', 'x')
    """
    scene.as_admin("DELETE FROM certification.kept_documents")
    scene.as_admin(query, pupil=PUPIL, school=SCHOOL)
    (row,) = scene.database.rows("certification", "SELECT document_id FROM kept_documents")
    return {"document_id": row["document_id"]}


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
    "POST /v1/trajectories/<uuid:trajectory_id>/transfers": Ask(
        lambda _ids: {"to_id": str(MBO), "ended_on": "2026-11-13"}
    ),
    "GET /v1/kept-documents": Ask(marker=text("Heftruck"), prepare=_kept),
    "POST /v1/kept-documents": Ask(
        lambda _ids: {
            "pupil_id": str(PUPIL),
            "kind": "mbo_verklaring",
            "issuer": "ROC Lijnland",
            "title": "Assistent logistiek",
            "issued_on": "2026-10-01",
        }
    ),
    "GET /v1/kept-documents/<uuid:document_id>": Ask(marker=text("Heftruck"), prepare=_kept),
    "GET /v1/kept-documents/<uuid:document_id>/file": Ask(marker=text("pdf"), prepare=_kept),
    "DELETE /v1/kept-documents/<uuid:document_id>": Ask(prepare=_kept),
    "POST /v1/kept-documents/<uuid:document_id>/verification": Ask(lambda _ids: {"how": "saw_original"}, prepare=_kept),
    "GET /v1/trajectory-transfers": Ask(marker=text("answer_by"), prepare=_handed_on),
    "GET /v1/trajectory-transfers/<uuid:transfer_id>": Ask(marker=text("answer_by"), prepare=_handed_on),
    "POST /v1/trajectory-transfers/<uuid:transfer_id>/acceptance": Ask(prepare=_handed_on),
    "POST /v1/trajectory-transfers/<uuid:transfer_id>/refusal": Ask(
        lambda _ids: {"reason": "no_place"}, prepare=_handed_on
    ),
    "POST /v1/trajectory-transfers/<uuid:transfer_id>/withdrawal": Ask(prepare=_handed_on),
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
    "POST /v1/trajectories/<uuid:trajectory_id>/evidence-requests": Ask(lambda _ids: TRAINER, text('"code"'), _here),
    "POST /v1/evidence-requests/<uuid:request_id>/letters": Ask(marker=text('"secret"'), prepare=_asked),
    # Nobody has a link here: the rules of the work say no (409), and the role was right.
    "POST /v1/judgement-sessions": Ask(lambda _ids: {"link": "x" * 43, "code": "123456"}),
    "PUT /v1/judgement-tasks/current/drafts": Ask(
        lambda _ids: {"request_id": str(PUPIL), "judgements": [{"code": "B1-K1-W1"}]}
    ),
    "POST /v1/judgement-tasks/current/signature": Ask(lambda _ids: {"seen": "0" * 64}),
    "POST /v1/catalogue-imports": Ask(marker=text("unchanged"), file=WORK_PROCESSES.encode()),
}
