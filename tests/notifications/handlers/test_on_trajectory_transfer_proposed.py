from uuid import UUID

from tests.notifications.town import COACH, OTHER_STAFF, PUPIL, SCHOOL, STAFF

ROC, EXAMINER, TRANSFER = UUID(int=0xE5E), UUID(int=0xE50), UUID(int=0xE5A)
IDS = {"transfer_id": TRANSFER, "trajectory_id": TRANSFER, "pupil_id": PUPIL, "school_id": SCHOOL, "to_id": ROC}


def hear(town, **fields: object):
    town.grant(UUID(int=0xE51), EXAMINER, "mbo_staff", ROC, [])
    town.hear("certification", "trajectory_transfer_proposed", IDS | {"owner_id": COACH} | fields, sequence=1)


FIELDS = {
    "crebo": "25254",
    "version": "2015",
    "work_processes": [],
    "ended_on": "2026-11-13",
    "answer_by": "2026-12-04",
}


def test_the_mbo_school_must_answer_before_a_day_and_the_others_should_know(town):
    hear(town, **FIELDS)

    assert town.told("trajectory_transfer_proposed") == {
        EXAMINER: "act",
        COACH: "know",
        STAFF: "know",
        OTHER_STAFF: "know",
    }
    line = town.line("trajectory_transfer_proposed", EXAMINER)
    assert (line["action_path"], line["due_on"].isoformat()) == (f"/doorgegeven/{TRANSFER}", "2026-12-04")


def test_without_a_job_coach_the_school_hears_it(town):
    hear(town, **FIELDS | {"owner_id": None})

    assert set(town.told("trajectory_transfer_proposed")) == {EXAMINER, STAFF, OTHER_STAFF}


def test_hearing_it_twice_changes_nothing(town):
    for _ in range(2):
        town.hear("certification", "trajectory_transfer_proposed", IDS | {"owner_id": COACH} | FIELDS, sequence=1)

    assert town.count("notifications") == 3
