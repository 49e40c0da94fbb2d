from uuid import UUID

from tests.notifications.town import (
    CASE,
    COACH,
    COORDINATOR,
    FAR_COORDINATOR,
    OTHER_STAFF,
    PUPIL,
    SCHOOL,
    STAFF,
)

OVERDUE = {
    "trajectory_id": UUID(int=0x7E58),
    "pupil_id": PUPIL,
    "school_id": SCHOOL,
    "case_id": CASE,
    "owner_id": COACH,
    "work_processes": ["B1-K1-W1"],
    "due_on": "2026-11-18",
}


def hear(town, **changes: object) -> None:
    town.hear("certification", "evidence_overdue", OVERDUE | changes, subject=f"pupil/{PUPIL}")


def test_the_coordinator_of_the_place_and_the_job_coach_must_see_to_it(town):
    town.open_case()

    hear(town)

    know = {STAFF: "know", OTHER_STAFF: "know"}
    assert town.told("evidence_overdue") == {COACH: "act", COORDINATOR: "act"} | know


def test_without_a_case_every_coordinator_is_told(town):
    hear(town, case_id=None, owner_id=None)

    assert {COORDINATOR, FAR_COORDINATOR} <= town.told("evidence_overdue").keys()
