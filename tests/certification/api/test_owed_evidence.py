"""Who owes what of a trajectory whose pupil left school, as school, job coach and coordinator see it."""

from datetime import timedelta

from tests.certification.people import COACH, COORDINATOR, OTHER_TEACHER, PUPIL, TEACHER
from tests.certification.signing import sign_all
from tests.certification.trainer import Trainer


def kinds(item) -> list[tuple[str, str]]:
    return [(each["kind"], each["owner"]) for each in item["owed"]["pieces"]]


def test_nothing_is_owed_as_long_as_the_pupil_is_at_school(town):
    started = town.starts()["id"]

    assert town.teacher.get("/v1/owed-evidence").json == []
    assert town.teacher.get(f"/v1/trajectories/{started}").json["owed"] is None


def test_first_the_job_coach_sends_a_link_and_then_the_trainer_judges_and_it_is_over(town):
    started = town.starts()["id"]
    town.leaves()
    judging = [("judgement", "workplace_trainer")] * 2

    (before,) = town.coach.get("/v1/owed-evidence").json
    trainer = {"trainer_name": "Joost Hamer", "trainer_mail": "j.hamer@kromvliet.example"}
    town.coach.post(f"/v1/trajectories/{started}/evidence-requests", json=trainer)
    (after,) = town.coach.get("/v1/owed-evidence").json
    sign_all(town.database, started)

    assert (kinds(before), before["owed"]["waits_for"]) == ([("link", "job_coach"), *judging], "job_coach")
    assert (kinds(after), after["owed"]["waits_for"]) == (judging, "workplace_trainer")
    assert (after["owed"]["due_on"], after["owed"]["owner_id"]) == ("2027-03-26", str(COACH.person_id))
    assert town.coach.get("/v1/owed-evidence").json == []
    assert town.coach.get(f"/v1/trajectories/{started}").json["owed"] is None
    (told,) = town.told("evidence_supplied")
    assert (told["work_processes"], told["owner_id"]) == (["B1-K1-W1", "B1-K1-W2"], str(COACH.person_id))


def test_a_second_press_on_sign_tells_nothing_twice(town):
    trainer = Trainer(town)
    town.leaves()
    session = trainer.session()
    trainer.fill(session)
    seen = trainer.task(session).json["seen"]
    for _ in range(2):
        trainer.sign(session, seen)

    assert len(town.told("evidence_supplied")) == 1


def test_the_school_the_job_coach_and_the_coordinator_see_it_and_another_school_does_not(town):
    started = town.starts()["id"]
    town.leaves()
    other = town.database.client("certification", OTHER_TEACHER)

    for client in (town.teacher, town.coach, town.coordinator):
        assert [each["trajectory_id"] for each in client.get("/v1/owed-evidence").json] == [started]
        assert client.get("/v1/owed-evidence").json[0]["owed"]["owner_id"] == str(COACH.person_id)
    assert other.get("/v1/owed-evidence").json == []


def test_the_earliest_last_day_comes_first_page_by_page_and_only_what_is_late_can_be_asked_for(town):
    later = town.starts()["id"]
    sooner = town.starts(ends_on="2026-11-27")["id"]
    town.leaves()
    link = town.teacher.get("/v1/owed-evidence?limit=1")

    following = link.headers["Link"].partition("<")[2].partition(">")[0]
    assert [link.json[0]["trajectory_id"], town.teacher.get(following).json[0]["trajectory_id"]] == [sooner, later]
    town.database.now += timedelta(days=60)
    coordinator = town.database.client("certification", COORDINATOR)
    assert [each["trajectory_id"] for each in coordinator.get("/v1/owed-evidence?overdue=true").json] == [sooner]
    assert coordinator.get("/v1/owed-evidence?cursor=eA").status_code == 400


def test_a_trainer_without_mail_is_something_that_the_job_coach_asks_for(town):
    town.starts(trainer_mail=None)
    town.leaves()

    (found,) = town.teacher.get(f"/v1/owed-evidence?pupil_id={PUPIL}").json

    assert kinds(found)[0] == ("trainer_mail", "job_coach")


def test_a_recognition_that_ended_is_something_that_the_job_coach_sees_to(town):
    town.starts()
    town.leaves()
    town.database.execute_as_admin(
        "UPDATE certification.recognitions SET valid_until = '2026-10-31' WHERE valid_until IS NULL"
    )

    (found,) = town.teacher.get("/v1/owed-evidence").json

    assert kinds(found)[0] == ("recognition", "job_coach")


def test_a_new_job_coach_hears_what_is_owed(town):
    town.starts()
    town.leaves()
    town.assign()

    assert [each["reason"] for each in town.told("evidence_owed")] == ["left_school", "new_owner"]


def test_a_substitute_sees_whose_work_it_is(town):
    town.starts()
    town.leaves()
    told = {"person_id": COACH.person_id, "substitute_id": TEACHER.person_id, "until": "2026-12-31"}
    town.hear("directory", "substitute_named", told, f"person/{COACH.person_id}")
    substitute = town.database.client("certification", type(COACH)(TEACHER.person_id, "job_coach"))

    (found,) = substitute.get("/v1/owed-evidence").json

    assert found["owed"]["for_person_id"] == str(COACH.person_id)
