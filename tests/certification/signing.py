"""A trajectory of which a trainer signed every work process, and one more request that is open."""

from tests.certification.people import COORDINATOR, PORTAL
from tests.machinery.database import Database

TRAINER = {"trainer_name": "Joost Hamer", "trainer_mail": "j.hamer@kromvliet.example"}


def sign_all(database: Database, trajectory_id: str) -> None:
    """Send a link, open it, judge and sign."""
    portal = database.client("certification", PORTAL)
    asked = database.client("certification", COORDINATOR).post(
        f"/v1/trajectories/{trajectory_id}/evidence-requests", json=TRAINER
    )
    link = portal.post(f"/v1/evidence-requests/{asked.json['id']}/letters").json["secret"]
    opened = portal.post("/v1/judgement-sessions", json={"link": link, "code": asked.json["code"]})
    session = {"Doorlijn-Session": opened.json["secret"]}
    task = portal.get("/v1/judgement-tasks/current", headers=session).json
    judged = [{"code": each["code"], "judgement": "alone"} for each in task["work_processes"]]
    body = {"request_id": asked.json["id"], "judgements": judged}
    portal.put("/v1/judgement-tasks/current/drafts", json=body, headers=session)
    shown = {"seen": portal.get("/v1/judgement-tasks/current", headers=session).json["seen"]}
    assert portal.post("/v1/judgement-tasks/current/signature", json=shown, headers=session).status_code == 204
