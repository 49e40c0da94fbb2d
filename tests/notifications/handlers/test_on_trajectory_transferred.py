from uuid import UUID

from tests.notifications.town import COACH, OTHER_STAFF, PUPIL, SCHOOL, STAFF

ROC, EXAMINER, TRANSFER = UUID(int=0xE5E), UUID(int=0xE50), UUID(int=0xE5A)
IDS = {"transfer_id": TRANSFER, "trajectory_id": TRANSFER, "pupil_id": PUPIL, "school_id": SCHOOL, "to_id": ROC}


def hear(town, **fields: object):
    town.grant(UUID(int=0xE51), EXAMINER, "mbo_staff", ROC, [])
    town.hear("certification", "trajectory_transferred", IDS | {"owner_id": COACH} | fields, sequence=1)


FIELDS = {"transferred_on": "2026-11-24"}


def test_the_school_starts_the_new_trajectory_and_the_job_coach_should_know(town):
    hear(town, **FIELDS)

    assert town.told("trajectory_transferred") == {COACH: "know", STAFF: "act", OTHER_STAFF: "act"}


def test_hearing_it_twice_changes_nothing(town):
    for _ in range(2):
        town.hear("certification", "trajectory_transferred", IDS | {"owner_id": COACH} | FIELDS, sequence=1)

    assert town.count("notifications") == 3
