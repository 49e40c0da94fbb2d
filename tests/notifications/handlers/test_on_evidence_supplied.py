from uuid import UUID

from tests.notifications.town import COACH, OTHER_STAFF, PUPIL, SCHOOL, STAFF


def test_school_and_job_coach_know_that_it_is_signed(town):
    told = {
        "request_id": UUID(int=0x7E57),
        "trajectory_id": UUID(int=0x7E58),
        "pupil_id": PUPIL,
        "school_id": SCHOOL,
        "owner_id": COACH,
        "work_processes": ["B1-K1-W1"],
        "supplied_on": "2026-12-02",
    }

    for sequence in (1, 1):
        town.hear("certification", "evidence_supplied", told, subject=f"pupil/{PUPIL}", sequence=sequence)

    assert town.told("evidence_supplied") == {COACH: "know", STAFF: "know", OTHER_STAFF: "know"}
