import pytest
from sqlalchemy import Engine, event

from tests.access.agreed_covenant import SUBJECT, agreed_fields
from tests.certification.people import OTHER_PUPIL, OTHER_TEACHER, PUPIL, SCHOOL
from tests.certification.town import FORMER, OF_MBO, TRAJECTORY


def refused(answer) -> list[str]:
    assert answer.status_code == 400, answer.json
    return sorted({each["field"] for each in answer.json["errors"]})


def test_a_school_starts_a_trajectory_and_tells_it_without_names(town):
    found = town.starts()

    assert (found["qualification"], found["company"]["name"]) == ("Assistent logistiek", "Distributie Kromvliet")
    assert [each["title"] for each in found["work_processes"]] == ["Bereidt werk voor", "Ontvangt goederen"]
    (name, told), *_ = town.database.published("certification")
    assert (name, told["pupil_id"], told["school_id"]) == ("trajectory_started", str(PUPIL), str(SCHOOL))
    assert not {"Sanne", "Joost Hamer", "j.hamer@kromvliet.example"} & set(map(str, told.values()))


def test_the_school_the_job_coach_and_the_coordinator_see_it_and_another_school_does_not(town):
    started = town.starts()["id"]
    other = town.database.client("certification", OTHER_TEACHER)

    for client in (town.teacher, town.coach, town.coordinator):
        assert client.get(f"/v1/trajectories/{started}").json["called"] == "Sanne"
        assert [each["id"] for each in client.get(f"/v1/trajectories?pupil_id={PUPIL}").json] == [started]
    assert other.get(f"/v1/trajectories/{started}").status_code == 404
    assert other.get("/v1/trajectories").json == []


@pytest.mark.parametrize(("phase", "while_at_school", "after_leaving"), [("at_school", 200, 404), ("left", 404, 200)])
def test_the_covenant_says_in_which_phase_a_trajectory_is_seen(town, phase, while_at_school, after_leaving):
    started = town.starts()["id"]
    told = agreed_fields()
    told["rules"] = [each | {"phases": [phase]} if "pupil" in each["data"] else each for each in told["rules"]]
    town.hear("directory", "covenant_agreed", told, SUBJECT)

    found = [town.teacher.get(f"/v1/trajectories/{started}").status_code]
    left = {"pupil_id": PUPIL, "school_id": SCHOOL, "left_on": "2026-07-17"}
    town.hear("intake", "pupil_left_school", left, f"pupil/{PUPIL}")
    found.append(town.teacher.get(f"/v1/trajectories/{started}").status_code)

    assert found == [while_at_school, after_leaving]


def test_a_list_asks_the_database_as_often_for_many_as_for_one(town):
    def asked() -> int:
        statements: list[str] = []

        def note(*what: object) -> None:
            statements.append(str(what[2]))

        event.listen(Engine, "before_cursor_execute", note)
        assert town.teacher.get("/v1/trajectories").status_code == 200
        event.remove(Engine, "before_cursor_execute", note)
        return len([each for each in statements if "audit" not in each])

    town.starts()
    one = asked()
    for _ in range(4):
        town.starts()

    assert asked() == one


def test_everything_that_is_wrong_is_told_at_once(town):
    shape = town.teacher.post("/v1/trajectories", json={"regime": "vso", "crebo": "2525", "trainer_mail": "geen"})
    sense = town.teacher.post(
        "/v1/trajectories",
        json=TRAJECTORY
        | {"work_processes": ["B1-K1-W9", "B1-K1-W3"], "company_id": str(FORMER), "issuer_id": OF_MBO["issuer_id"]},
    )
    unknown = town.teacher.post("/v1/trajectories", json=TRAJECTORY | {"crebo": "25999", "ends_on": "2026-08-01"})

    assert {"regime", "crebo", "trainer_mail", "pupil_id", "work_processes"} <= set(refused(shape))
    assert refused(sense) == ["company_id", "issuer_id", "work_processes"]
    assert len(sense.json["errors"]) == 4
    assert refused(unknown) == ["crebo", "ends_on", "work_processes"]
    assert town.database.rows("certification", "SELECT * FROM trajectories") == []


def test_a_code_of_another_version_is_refused(town):
    answer = town.teacher.post("/v1/trajectories", json=TRAJECTORY | {"version": "2024"})

    assert refused(answer) == ["work_processes"]


def test_the_mbo_needs_an_agreement_and_recognition_during_the_whole_period(town):
    assert town.starts(**OF_MBO)["regime"] == "mbo"

    late = town.teacher.post("/v1/trajectories", json=TRAJECTORY | OF_MBO | {"agreed_by_pupil_on": "2026-09-02"})
    missing = town.teacher.post("/v1/trajectories", json=TRAJECTORY | {"regime": "mbo"})
    nobody = town.teacher.post("/v1/trajectories", json=TRAJECTORY | OF_MBO | {"issuer_id": str(SCHOOL)})

    assert refused(late) == ["agreed_by_pupil_on"]
    assert refused(missing) == ["agreed_by_company_on", "agreed_by_pupil_on", "agreed_by_school_on", "issuer_id"]
    assert refused(nobody) == ["issuer_id"]


@pytest.mark.parametrize(("ends_on", "status"), [("2024-12-31", 201), ("2025-01-01", 400)])
def test_the_mbo_looks_at_the_last_day_too(town, ends_on, status):
    days = {"begins_on": "2024-09-01", "ends_on": ends_on, "company_id": str(FORMER)}
    agreed = {name: "2024-08-20" for name in OF_MBO if name.startswith("agreed")}

    assert town.teacher.post("/v1/trajectories", json=TRAJECTORY | OF_MBO | agreed | days).status_code == status
    assert town.teacher.post("/v1/trajectories", json=TRAJECTORY | days).status_code == 201


def test_a_school_starts_none_for_a_pupil_of_another_school_and_a_job_coach_starts_none(town):
    assert town.teacher.post("/v1/trajectories", json=TRAJECTORY | {"pupil_id": str(OTHER_PUPIL)}).status_code == 404
    assert town.coach.post("/v1/trajectories", json=TRAJECTORY).status_code == 403


def test_sent_twice_with_one_key_it_starts_once(town):
    for _ in range(2):
        answer = town.teacher.post("/v1/trajectories", json=TRAJECTORY, headers={"Idempotency-Key": "once"})
        assert answer.status_code == 201

    assert len(town.database.rows("certification", "SELECT * FROM trajectories")) == 1
