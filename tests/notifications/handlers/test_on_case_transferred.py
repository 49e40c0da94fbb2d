from uuid import UUID

from tests.notifications.town import CASE, COACH, PUPIL

OTHER = UUID(int=25)
TRANSFERRED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "job_coach_id": OTHER,
    "previous_job_coach_id": COACH,
    "transferred_on": "2026-11-23",
}


def test_whoever_gave_the_case_hears_that_it_was_taken_over_and_hears_it_once(town):
    town.open_case()

    town.assign(
        OTHER, fields={"previous_job_coach_id": COACH, "because": "transfer"}, actor=f"person/{OTHER}", sequence=3
    )
    town.tell("case_transferred", TRANSFERRED, by=OTHER, sequence=4)

    assert town.told("case_transferred") == {COACH: "know"}
    assert town.mailed("case_transferred") == set()
    assert town.mailed("job_coach_assigned") == {COACH}
