"""P19: what is typed about a young person stands with its owner, and in no message, log, mail, metric, address or error."""

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import httpx

from tests.journeys.canaries import found, in_files, in_tables
from tests.machinery.waiting import wait_for

SERVICES = ("directory", "intake", "certification", "aftercare", "notifications")
CANARIES = {
    "first_name": "Kanarieeen",
    "infix": "kanarietwee",
    "last_name": "Kanariedrie",
    "pupil_number": "KANARIE4",
    "employer": "Kanarievijf BV",
    "place": "Kanariezes, kamer 6",
    "remark": "Kanariezeven ging graag naar huis",
}
BORN = "2008-02-29"
WORDS = [value.split(",")[0].split(" ")[0] for value in CANARIES.values()]
WITHIN = 90.0


class Story:
    """One young person, from leaving to a next step, through the public interfaces."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url, timeout=30, trust_env=False)
        self.people = self.http.get("/demo/personen").raise_for_status().json()
        self.answers: list[httpx.Response] = []
        self.tokens: dict[tuple[str, str], str] = {}

    def ask(
        self, who: dict[str, Any], method: str, path: str, body: Mapping[str, object] | None = None
    ) -> httpx.Response:
        key = who["person_id"], who["role"]
        if key not in self.tokens:
            answer = self.http.post("/demo/tokens", json={"person_id": key[0], "role": key[1]}).raise_for_status()
            self.tokens[key] = answer.json()["token"]
        headers = {"Authorization": f"Bearer {self.tokens[key]}", "If-Match": "*"}
        return self.http.request(method, f"/api{path}", json=body, headers=headers)

    def first(self, role: str) -> dict[str, Any]:
        return next(person for person in self.people if person["role"] == role)

    def person(self, person_id: str, role: str) -> dict[str, Any]:
        return next(each for each in self.people if (each["person_id"], each["role"]) == (person_id, role))

    def until(self, look: Callable[[], Any], what: str) -> Any:  # noqa: ANN401  whatever was looked for
        return wait_for(look, deadline=WITHIN, what=what, every=0.3)

    def play(self) -> None:
        today = datetime.now(UTC).date()  # noqa: TID251  real processes live by the real clock
        coordinator, school = self.first("coordinator"), self.first("school_staff")
        self._report(school, today)
        case = self.until(lambda: self._case(coordinator), "a case with a job coach")
        coach = self.person(case["job_coach_id"], "job_coach")
        contract = self.until(lambda: self._case(coordinator)["contracts"], "a contract")[0]
        body = {"ended_on": str(today), "reason": "dismissed"}
        self.ask(coach, "POST", f"/aftercare/v1/contracts/{contract['id']}/end", body).raise_for_status()
        talk = self.until(lambda: self._case(coordinator)["conversations"], "a conversation")[0]
        address = f"/aftercare/v1/career-conversations/{talk['id']}"
        starts = f"{today + timedelta(days=7)}T10:00:00+01:00"
        plan = {"starts_at": starts, "minutes": 60, "place": CANARIES["place"], "outside_working_hours_confirmed": True}
        self.ask(coordinator, "PUT", f"{address}/appointment", plan).raise_for_status()
        outcome = {"held_on": str(today), "next_step": "mbo", "remark": CANARIES["remark"]}
        self.ask(coordinator, "POST", f"{address}/outcome", outcome).raise_for_status()
        self.until(lambda: self._told_all(coach), "that the job coach was told and mailed")
        self._go_wrong(school)

    def _report(self, school: dict[str, Any], today: date) -> None:
        given = {name: CANARIES[name] for name in ("first_name", "infix", "last_name", "pupil_number", "employer")}
        body = given | {
            "birth_date": BORN,
            "brin": self.ask(school, "GET", f"/directory/v1/organisations/{school['organisation_id']}").json()["code"],
            "municipality": "GM9001",
            "exit_profile": "labour_market",
            "left_on": str(today - timedelta(days=30)),
            "destination": "work",
            "contract_begin": str(today - timedelta(days=20)),
            "contract_end": str(today + timedelta(days=100)),
        }
        report = partial(self._accepted, school, body)
        self.pupil_id = wait_for(report, deadline=30, what="intake, which must first hear of the school")["pupil_id"]

    def _accepted(self, school: dict[str, Any], body: dict[str, Any]) -> dict[str, Any] | None:
        for each in (body, body | {"exit_profile": ""}):  # only special education has one
            answer = self.ask(school, "POST", "/intake/v1/leavers", each)
            if answer.is_success:
                return answer.json()
        return None

    def _case(self, who: dict[str, Any]) -> dict[str, Any] | None:
        found = self.ask(who, "GET", f"/aftercare/v1/cases?pupil_id={self.pupil_id}").json()
        return next((case for case in found if case["job_coach_id"]), None)

    def _told_all(self, coach: dict[str, Any]) -> bool:
        told = self.ask(coach, "GET", "/notifications/v1/notifications?limit=200").json()
        mailed = self.ask(coach, "GET", "/notifications/v1/deliveries?state=sent").json()
        kinds = {each["kind"] for each in told if each["pupil_id"] == self.pupil_id}
        return {"job_coach_assigned", "career_conversation_held"} <= kinds and bool(mailed)

    def _go_wrong(self, school: dict[str, Any]) -> None:
        """Ask what is refused or is not there, with a canary where somebody might type one."""
        name = CANARIES["last_name"]
        self.answers += [
            self.http.get(f"/jongeren/{name}"),
            self.http.get(f"/zoeken?q={name}"),
            self.ask(school, "GET", f"/intake/v1/pupils?cursor={name}"),
            self.ask(school, "GET", f"/intake/v1/{name}"),
            self.ask(school, "POST", "/intake/v1/leavers", {"first_name": name}),
            *(self.http.get(f"/api/{service}/metrics") for service in SERVICES),
            self.ask(self.first("admin"), "GET", f"/intake/v1/audit?object={self.pupil_id}"),
            self.ask(self.first("admin"), "GET", f"/aftercare/v1/audit?object={self.pupil_id}"),
            *(self.ask(self.first("admin"), "GET", f"/{each}/v1/messaging/events?limit=200") for each in SERVICES),
        ]


def test_no_canary_leaves_its_cage(installation, database, broker, tmp_path):
    with broker.channel() as tap:
        for service in SERVICES:
            tap.exchange_declare(f"{service}.events", "topic", durable=True, auto_delete=False)
            tap.queue_declare(f"tap-{service}", auto_delete=False)
            tap.queue_bind(f"tap-{service}", f"{service}.events", "#")

    story = Story(installation.url)
    with closing(story.http):
        story.play()

    messages = []
    with broker.channel() as tap:
        for service in SERVICES:
            while message := tap.basic_get(f"tap-{service}", no_ack=True):
                messages.append(f"{message.delivery_info} {message.properties} {message.body!r}")
            tap.queue_delete(f"tap-{service}")
    assert sum(story.pupil_id in message for message in messages) > 5, "the tap heard nothing of this young person"
    assert list(database.rows("intake", "SELECT 1 FROM pupils WHERE last_name = :name", name=CANARIES["last_name"]))
    hits = [
        *in_tables(database, WORDS),
        *in_files(tmp_path, WORDS, apart_from=tmp_path / "keys"),
        *(hit for message in messages for hit in found("a message on the broker", message, WORDS)),
        *(hit for answer in story.answers for hit in found(f"the answer of {answer.url.path}", answer.text, WORDS)),
    ]
    assert hits == []
    assert BORN not in " ".join(messages)
    assert [answer for answer in story.answers if answer.status_code >= 500] == []
