from datetime import date

from tests.certification.people import COACH, PUPIL, SCHOOL, TEACHER
from tests.certification.signing import sign_all


def test_a_trajectory_goes_on_after_leaving_and_one_can_still_be_started(town):
    started = town.starts()["id"]

    for sequence in (2, 2):
        town.leaves(sequence)

    assert town.teacher.get(f"/v1/trajectories/{started}").status_code == 200
    assert town.starts()["id"] != started
    found = town.database.rows("certification", "SELECT left_on FROM pupils WHERE pupil_id = :it", it=PUPIL)
    assert found == [{"left_on": date(2026, 7, 17)}]


def test_what_is_not_judged_yet_gets_an_owner_and_a_last_day(town):
    started = town.starts()["id"]

    for sequence in (2, 2):
        town.leaves(sequence)

    assert town.told("evidence_owed") == [
        {
            "trajectory_id": started,
            "pupil_id": str(PUPIL),
            "school_id": str(SCHOOL),
            "owner_id": str(COACH.person_id),
            "work_processes": ["B1-K1-W1", "B1-K1-W2"],
            "due_on": "2027-03-26",  # four weeks after its last day
            "reason": "left_school",
        }
    ]
    (timer,) = town.database.rows("certification", "SELECT kind, due_at, state FROM timers")
    assert (timer["kind"], timer["due_at"].isoformat(), timer["state"]) == (
        "evidence_due",
        "2027-03-26T23:00:00+00:00",
        "pending",
    )


def test_a_day_that_is_corrected_leaves_the_clock_alone(town):
    town.starts()
    town.leaves()
    before = town.database.rows("certification", "SELECT * FROM owing")

    told = {"pupil_id": PUPIL, "school_id": SCHOOL, "left_on": "2026-07-10"}
    town.hear("intake", "pupil_left_school", told, f"pupil/{PUPIL}")

    assert town.database.rows("certification", "SELECT * FROM owing") == before
    assert len(town.told("evidence_owed")) == 1


def test_nothing_is_owed_of_a_trajectory_that_is_judged(town):
    sign_all(town.database, town.starts()["id"])

    town.leaves()

    assert town.told("evidence_owed") == []
    assert town.database.rows("certification", "SELECT * FROM owing") == []


def test_of_a_trajectory_that_starts_after_leaving_something_is_owed_at_once(town):
    town.leaves()

    started = town.starts()["id"]

    (told,) = town.told("evidence_owed")
    assert (told["trajectory_id"], told["reason"]) == (started, "trajectory_started")
    teacher = town.database.client("certification", TEACHER)
    assert [each["trajectory_id"] for each in teacher.get("/v1/owed-evidence").json] == [started]
