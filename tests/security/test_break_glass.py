"""Break-glass: nothing is seen without a second person, for an hour, one file, to look only; and everybody can see that."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from access.actor import Actor
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor

REASON = "De naam op de pagina van de jobcoach is verkeerd."
OTHER_ADMIN = Actor(UUID(int=0xAD), "admin")


class Counter:
    """Support, the coordinator, and one young person among others."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.page = stage.report_leaver()
        self.other = stage.report_leaver(first_name="Elif", pupil_number="0043")
        self.pupil_id = self.page.rpartition("/")[2]
        self.school_id = str(stage.person("school_staff").organisation_id)

    def support(self) -> Visitor:
        return self.stage.sign_in("admin")

    def ask(self, number: str = "0042") -> Visitor:
        typed = {"school_id": self.school_id, "pupil_number": number, "reason": REASON}
        return self.support().open("/noodtoegang").submit(typed, button="Noodtoegang vragen")

    def approve(self) -> Visitor:
        done = self.stage.sign_in("coordinator").open("/signalen").submit(button="Goedkeuren")
        self.stage.deliver()
        return done

    def api(self, service: str, role: str = "admin") -> FlaskClient:
        who = self.stage.person(role)
        return self.stage.database.client(service, Actor(who.person_id, role, who.organisation_id))

    def requests(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = self.api("intake").get("/v1/support-accesses").get_json()
        return found

    def case_id(self) -> str:
        query = "SELECT case_id FROM cases WHERE pupil_id = :it"
        return str(self.stage.database.rows("aftercare", query, it=self.pupil_id)[0]["case_id"])


@pytest.fixture
def counter(stage: Stage) -> Counter:
    return Counter(stage)


def test_nothing_is_seen_before_somebody_else_approved(counter: Counter):
    assert counter.support().open(counter.page).status == 404

    asked = counter.ask()

    assert "De aanvraag is verstuurd." in asked.text
    assert "Sanne" not in asked.text
    assert counter.support().open(counter.page).status == 404


def test_the_coordinator_sees_it_among_the_signals_and_approves_and_support_sees_one_file(counter: Counter):
    counter.ask()
    coordinator = counter.stage.sign_in("coordinator").open("/signalen")
    assert REASON in coordinator.text
    assert "Sanne van der Veen" in coordinator.text

    assert "De noodtoegang is open" in counter.approve().text

    seen = counter.support().open(counter.page)
    assert (seen.status, "Sanne van der Veen" in seen.text) == (200, True)
    assert "U ziet dit dossier met noodtoegang, tot" in seen.text
    assert counter.support().open(counter.other).status == 404
    assert "open tot" in counter.stage.sign_in("coordinator").open("/signalen").text


def test_after_an_hour_it_is_over_by_itself_also_for_what_was_being_read(counter: Counter):
    counter.ask()
    counter.approve()
    counter.stage.database.now += timedelta(minutes=59)
    listing = counter.api("aftercare").get(f"/v1/cases/{counter.case_id()}/timeline?limit=1")
    following = listing.headers["Link"].partition("<")[2].partition(">")[0]
    assert counter.api("aftercare").get(following).status_code == 200

    counter.stage.database.now += timedelta(minutes=1)

    assert counter.api("aftercare").get(following).status_code == 404
    assert counter.api("intake").get(f"/v1/pupils/{counter.pupil_id}").status_code == 404
    assert counter.api("intake").get("/v1/pupils").json == []
    assert counter.support().open(counter.page).status == 404


def test_lists_and_searches_show_that_one_file_and_nothing_else(counter: Counter):
    counter.ask()
    counter.approve()

    found = counter.api("intake").post("/v1/pupil-searches", json={"text": "van"}).json["items"]
    listed = counter.api("intake").get("/v1/pupils").json
    cases = counter.api("aftercare").get("/v1/cases").json

    assert [each["id"] for each in found] == [counter.pupil_id]
    assert [each["id"] for each in listed] == [counter.pupil_id]
    assert [each["pupil_id"] for each in cases] == [counter.pupil_id]


def test_it_is_for_looking_only(counter: Counter):
    counter.ask()
    counter.approve()
    case, api = counter.case_id(), counter.api("aftercare")
    contract = {"employer": "Kwekerij", "kind": "regular", "begins_on": "2026-11-20"}

    answers = [
        api.post(f"/v1/cases/{case}/acceptance", json={}),
        api.post(f"/v1/cases/{case}/drop-out", json={"on": "2026-11-20", "reason": "drop_out"}),
        api.post(f"/v1/cases/{case}/contracts", json=contract),
    ]

    assert {answer.status_code for answer in answers} == {403}
    page = counter.support().open(counter.page)
    assert "Uitval melden" not in page.text


def test_nobody_approves_his_own_request_in_no_role(counter: Counter):
    counter.ask()
    [asked] = counter.requests()
    me = counter.stage.person("admin")
    in_another_role = counter.stage.database.client("intake", Actor(me.person_id, "coordinator", me.organisation_id))

    for client in (counter.api("intake"), in_another_role):
        refused = client.post(f"/v1/support-accesses/{asked['id']}/approval", json={})
        assert refused.status_code in {401, 409}, refused.json

    assert "Goedkeuren" not in counter.support().open("/noodtoegang").text
    assert counter.support().open(counter.page).status == 404


def test_an_administrator_does_not_become_coordinator_by_his_own_hand(counter: Counter):
    me, region = counter.stage.person("admin"), counter.stage.person("coordinator").organisation_id
    api = counter.api("directory")
    role = {"role": "coordinator", "organisation_id": str(region)}
    row = {"role": "coordinator", "organisation": "region/LIJNSTREEK"}
    person = {"name": me.name, "mail": me.mail, "roles": [row]}

    by_hand = api.post(f"/v1/people/{me.person_id}/roles", json=role)
    by_file = api.post("/v1/directory-loads", json={"people": [person]})

    assert (by_hand.status_code, "U kunt uzelf geen rol geven" in by_hand.json["detail"]) == (409, True)
    assert by_file.json["is_loaded"] is False
    assert by_file.json["refused"][0]["reason"].startswith("U kunt uzelf geen rol geven")


def test_another_administrator_may_approve(counter: Counter):
    counter.ask()
    [asked] = counter.requests()

    other = counter.stage.database.client("intake", OTHER_ADMIN)
    approved = other.post(f"/v1/support-accesses/{asked['id']}/approval", json={})

    assert (approved.status_code, approved.json["state"]) == (200, "open")
    assert other.get(f"/v1/pupils/{counter.pupil_id}").status_code == 404


def test_a_request_is_decided_once_and_is_too_old_after_a_day(counter: Counter):
    counter.ask()
    [asked] = counter.requests()
    path = f"/v1/support-accesses/{asked['id']}"
    counter.stage.database.now += timedelta(hours=24)
    assert counter.api("intake", "coordinator").post(f"{path}/approval", json={}).status_code == 409

    counter.ask()
    [again, _] = counter.requests()
    path = f"/v1/support-accesses/{again['id']}"
    assert counter.api("intake", "coordinator").post(f"{path}/refusal", json={}).status_code == 200

    assert counter.api("intake", "coordinator").post(f"{path}/approval", json={}).status_code == 409
    assert counter.support().open(counter.page).status == 404


def test_the_coordinator_ends_it_before_its_hour(counter: Counter):
    counter.ask()
    counter.approve()

    counter.stage.sign_in("coordinator").open("/signalen").submit(button="Stoppen")
    counter.stage.deliver()

    assert counter.support().open(counter.page).status == 404
    assert counter.api("aftercare").get(f"/v1/cases/{counter.case_id()}").status_code == 404


def test_who_saw_this_file_names_it_as_break_glass(counter: Counter):
    counter.ask()
    counter.approve()
    counter.support().open(counter.page)

    log = counter.stage.sign_in("coordinator").open(f"/inzage/{counter.pupil_id}").text

    assert "Naam en gegevens gezien" in log
    assert "Noodtoegang aangevraagd" in log
    assert "Noodtoegang goedgekeurd" in log
    rows = counter.stage.database.rows("aftercare", "SELECT purpose FROM audit_log WHERE role = 'admin'")
    assert {row["purpose"] for row in rows} == {"break_glass"}


def test_a_reason_is_asked_and_a_number_that_is_nobodys_is_said(counter: Counter):
    page = counter.support().open("/noodtoegang")
    page.submit({"school_id": counter.school_id, "pupil_number": "0042", "reason": "kort"}, "Noodtoegang vragen")
    assert (page.status, "Zeg in 10 tot 500 tekens" in page.text) == (400, True)

    assert "geen leerling met dit nummer" in counter.ask("9999").text


def test_the_reason_is_in_no_event_and_is_destroyed_with_the_file(counter: Counter):
    counter.ask()
    counter.approve()
    told = [fields for name, fields in counter.stage.database.published("intake") if "support" in name]
    assert REASON not in str(told)

    counter.stage.database.now += timedelta(days=365 * 4)
    erased = counter.api("intake").post("/v1/erasures", json={"pupil_id": counter.pupil_id})
    assert erased.status_code == 200, erased.json
    counter.stage.deliver()

    assert counter.stage.database.rows("intake", "SELECT * FROM support_accesses") == []
    assert counter.stage.database.rows("aftercare", "SELECT * FROM support_accesses") == []


def test_a_role_that_the_covenant_does_not_name_gets_none(counter: Counter):
    trainer = counter.stage.database.client("intake", Actor(UUID(int=0x7A), "workplace_trainer"))
    body = {"school_id": counter.school_id, "pupil_number": "0042", "reason": REASON}

    assert trainer.post("/v1/support-accesses", json=body).status_code == 403
