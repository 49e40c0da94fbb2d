from tests.notifications.town import CASE, COACH, COORDINATOR, PUPIL

CLAIMED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "contract_id": CASE,
    "ends_on": "2027-06-30",
    "claimed_ends_on": "2027-01-31",
    "claimed_on": "2026-11-20",
    "answer_by": "2026-11-27",
    "job_coach_id": COACH,
}


def test_the_job_coach_must_say_which_day_is_right(town):
    town.open_case()

    town.tell("contract_last_day_claimed", CLAIMED)

    assert town.told("contract_last_day_claimed") == {COACH: "act"}


def test_without_a_job_coach_somebody_must_be_found(town):
    town.open_case(coach=None)

    town.tell("contract_last_day_claimed", CLAIMED | {"job_coach_id": None})

    assert COORDINATOR in town.told("owner_missing")


def test_hearing_it_twice_changes_nothing(town):
    town.open_case()
    town.tell("contract_last_day_claimed", CLAIMED, sequence=3)

    town.tell("contract_last_day_claimed", CLAIMED, sequence=3)

    assert town.mailed("contract_last_day_claimed") == {COACH}
