"""A file whose term is over is destroyed everywhere, and the command reports it."""

import json
from datetime import UTC, datetime, timedelta

import httpx

from doorlijn.exits import CONFLICT, NOT_FOUND, OK
from tests.machinery.waiting import wait_for

NAME = "Kanarievogel"


def privacy(installation, *arguments: str):
    process = installation.run("privacy", *arguments, "--url", installation.url)
    code = process.wait(120)
    return code, process.log.read_text()


def report_leaver(url, left_on):
    with httpx.Client(base_url=url, timeout=30, trust_env=False) as http:
        people = http.get("/demo/personen").json()
        who = next(person for person in people if person["role"] == "coordinator")
        school = next(person for person in people if person["role"] == "school_staff")
        token = http.post("/demo/tokens", json={"person_id": who["person_id"], "role": who["role"]}).json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        organisation = http.get(f"/api/directory/v1/organisations/{school['organisation_id']}", headers=headers).json()
        body = {
            "pupil_number": "0042",
            "first_name": "Sem",
            "last_name": NAME,
            "birth_date": "2006-02-03",
            "brin": organisation["code"],
            "municipality": "GM9001",
            "exit_profile": "labour_market" if organisation["school_type"] == "vso" else None,
            "left_on": left_on.isoformat(),
            "destination": "work",
            "employer": "De Korst",
            "contract_begin": left_on.isoformat(),
        }

        def report():
            answer = http.post("/api/intake/v1/leavers", json=body, headers=headers)
            return answer.json() if answer.is_success else None

        return wait_for(report, deadline=90, what="intake, which must first hear of the school")["pupil_id"]


def test_a_file_is_given_whole_and_then_destroyed_in_every_service(installation, database, tmp_path):
    today = datetime.now(UTC).date()  # noqa: TID251  real processes live by the real clock
    known = "SELECT 1 FROM schools, municipalities WHERE code = 'GM9001'"
    wait_for(lambda: database.rows("intake", known), deadline=90, what="schools and municipalities")
    pupil_id = report_leaver(installation.url, today - timedelta(days=100))
    opened = "SELECT state FROM cases WHERE pupil_id = :id"
    wait_for(lambda: database.rows("aftercare", opened, id=pupil_id), deadline=90, what="the case")
    told = "SELECT 1 FROM notifications WHERE pupil_id = :id AND kind = 'job_coach_assigned'"
    wait_for(lambda: database.rows("notifications", told, id=pupil_id), deadline=90, what="the job coach is told")

    written = tmp_path / "written"
    written.mkdir()
    exported, _ = privacy(installation, "export", pupil_id, "--to", str(written))
    early, sentence = privacy(installation, "erase", pupil_id)
    database.execute_as_admin("UPDATE intake.pupils SET left_on = left_on - 1000")  # time passes
    due = json.loads(privacy(installation, "due", "--json")[1])
    may, _ = privacy(installation, "erase", pupil_id, "--dry-run")
    code, report = privacy(installation, "erase", pupil_id, "--json")
    again, _ = privacy(installation, "erase", pupil_id)
    written_down = privacy(installation, "report", "--json")[1]

    given = json.loads((written / f"{pupil_id}.json").read_text())
    assert (exported, given["pupil"]["last_name"], given["cases"][0]["pupil_id"]) == (OK, NAME, pupil_id)
    assert {each["kind"] for each in given["notifications"]} >= {"job_coach_assigned"}
    assert {each["action"] for each in given["audit"]} >= {"POST /v1/leavers", "GET /v1/pupils/<uuid:pupil_id>"}
    assert given["people"]
    assert given["rights_holder"] == "pupil_alone"
    assert f"<dd>{NAME}</dd>" in (written / f"{pupil_id}.html").read_text()
    assert (written / f"{pupil_id}.html").stat().st_mode & 0o077 == 0
    assert (early, may, code, again) == (CONFLICT, OK, OK, NOT_FOUND)
    assert "wettelijke nazorg" in sentence
    assert [each["pupil_id"] for each in due] == [pupil_id]
    assert due[0]["categories"] == ["school_file", "aftercare_file", "trajectories", "notifications"]
    lines = {each["category"]: each["amount"] for each in json.loads(written_down)}
    assert (lines["school_file"], lines["aftercare_file"], lines["notifications"] > 0) == (1, 1, True)
    assert pupil_id not in written_down
    destroyed = json.loads(report)
    assert destroyed["is_done"]
    assert [each["service"] for each in destroyed["services"]] == [
        "intake",
        "certification",
        "aftercare",
        "notifications",
    ]
    assert NAME not in report
    assert database.rows("intake", "SELECT 1 FROM pupils") == []
    assert database.rows("aftercare", opened, id=pupil_id) == [{"state": "closed"}]
    assert database.rows("notifications", "SELECT 1 FROM notifications WHERE pupil_id = :id", id=pupil_id) == []
