from uuid import UUID

from tests.notifications.town import COACH, OTHER_STAFF, PUPIL, SCHOOL, STAFF

TRAJECTORY = UUID(int=0x7E58)
OWED = {
    "trajectory_id": TRAJECTORY,
    "pupil_id": PUPIL,
    "school_id": SCHOOL,
    "owner_id": COACH,
    "work_processes": ["B1-K1-W1"],
    "due_on": "2026-12-18",
    "reason": "left_school",
}


def hear(town, **changes: object) -> None:
    town.hear("certification", "evidence_owed", OWED | changes, subject=f"pupil/{PUPIL}")


def test_the_job_coach_must_see_to_it_and_the_school_may_know(town):
    hear(town)

    assert town.told("evidence_owed") == {COACH: "act", STAFF: "know", OTHER_STAFF: "know"}
    line = town.line("evidence_owed", COACH)
    assert (line["action_path"], str(line["due_on"])) == (f"/trajecten/{TRAJECTORY}", "2026-12-18")


def test_a_new_job_coach_hears_it_and_the_school_not_again(town):
    hear(town, reason="new_owner")

    assert town.told("evidence_owed") == {COACH: "act"}


def test_without_a_job_coach_the_school_knows(town):
    hear(town, owner_id=None)

    assert town.told("evidence_owed") == {STAFF: "know", OTHER_STAFF: "know"}


def test_whoever_reported_the_leaver_is_not_told(town):
    town.hear("certification", "evidence_owed", OWED, subject=f"pupil/{PUPIL}", actor=f"person/{STAFF}")

    assert town.told("evidence_owed") == {COACH: "act", OTHER_STAFF: "know"}
