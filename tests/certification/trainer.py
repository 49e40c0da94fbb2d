"""What the portal does for a workplace trainer."""

import httpx

from tests.certification.people import PORTAL

CODES = ("B1-K1-W1", "B1-K1-W2")
SESSION = "Doorlijn-Session"


class Trainer:
    """A trajectory, and a link that was sent to its trainer."""

    def __init__(self, town) -> None:
        self.town = town
        self.trajectory = town.starts()["id"]
        self.portal = town.database.client("certification", PORTAL)
        self.asked = self.send().json

    def send(self, client=None, **changes: object):
        trainer = {"trainer_name": "Joost Hamer", "trainer_mail": "j.hamer@kromvliet.example"} | changes
        return (client or self.town.teacher).post(f"/v1/trajectories/{self.trajectory}/evidence-requests", json=trainer)

    def link(self) -> str:
        return self.portal.post(f"/v1/evidence-requests/{self.asked['id']}/letters").json["secret"]

    def open(self, link=None, code=None, **more: object):
        body = {"link": link or self.link(), "code": code or self.asked["code"]} | more
        return self.portal.post("/v1/judgement-sessions", json=body)

    def session(self) -> dict[str, str]:
        return {SESSION: self.open().json["secret"]}

    def fill(self, session, judgement="alone", codes=CODES):
        given = [{"code": code, "judgement": judgement, "remark": "Gaat goed."} for code in codes]
        body = {"request_id": self.asked["id"], "judgements": given}
        return self.portal.put("/v1/judgement-tasks/current/drafts", json=body, headers=session)

    def task(self, session):
        return self.portal.get("/v1/judgement-tasks/current", headers=session)

    def photo(self, session, content: bytes, code=CODES[0]):
        sent = httpx.Request("POST", "http://portal.test", files={"file": ("werk.jpg", content)})
        headers = session | {"Content-Type": sent.headers["Content-Type"]}
        return self.portal.post(f"/v1/judgement-tasks/current/photos?code={code}", data=sent.read(), headers=headers)

    def sign(self, session, seen=None):
        body = {"seen": seen or self.task(session).json.get("seen", "0" * 64)}
        return self.portal.post("/v1/judgement-tasks/current/signature", json=body, headers=session)

    def seen(self):
        return self.town.teacher.get(f"/v1/trajectories/{self.trajectory}").json


def rule(answer) -> str:
    assert answer.status_code == 409, answer.json
    return answer.json["type"].rpartition(":")[2]
