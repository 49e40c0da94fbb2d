from uuid import UUID

from tests.notifications.town import COACH, OTHER_STAFF, PUPIL, SCHOOL, STAFF

ROC, EXAMINER, TRANSFER = UUID(int=0xE5E), UUID(int=0xE50), UUID(int=0xE5A)
IDS = {"transfer_id": TRANSFER, "trajectory_id": TRANSFER, "pupil_id": PUPIL, "school_id": SCHOOL, "to_id": ROC}


def hear(town, **fields: object):
    town.grant(UUID(int=0xE51), EXAMINER, "mbo_staff", ROC, [])
    town.hear("certification", "trajectory_transfer_ended", IDS | {"owner_id": COACH} | fields, sequence=1)


FIELDS = {"outcome": "refused", "reason": "no_place", "ended_on": "2026-11-24"}
GONE = "trajectory_transfer_gone"


def test_after_a_no_school_and_job_coach_find_another_way(town):
    hear(town, **FIELDS)

    assert town.told("trajectory_transfer_ended") == {COACH: "act", STAFF: "act", OTHER_STAFF: "act"}
    assert town.told(GONE) == {}


def test_what_was_taken_back_the_mbo_school_need_not_answer_and_it_is_about_nobody(town):
    hear(town, **FIELDS | {"outcome": "withdrawn", "reason": None})

    assert town.told("trajectory_transfer_ended") == {COACH: "know", STAFF: "know", OTHER_STAFF: "know"}
    assert town.told(GONE) == {EXAMINER: "know"}
    assert town.line(GONE, EXAMINER)["pupil_id"] is None


def test_hearing_it_twice_changes_nothing(town):
    for _ in range(2):
        town.hear("certification", "trajectory_transfer_ended", IDS | {"owner_id": COACH} | FIELDS, sequence=1)

    assert town.count("notifications") == 3
