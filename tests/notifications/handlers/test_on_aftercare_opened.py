from datetime import UTC, date, datetime

from tests.notifications.town import CASE, COACH, ENDS_ON, OTHER_STAFF, PUPIL, SCHOOL, STAFF


def test_nobody_is_told_but_it_is_known_whose_young_person_it_is(town):
    town.open_case(coach=None)

    (case,) = town.database.rows("notifications", "SELECT * FROM cases")
    assert (case["case_id"], case["pupil_id"], case["school_id"], case["ends_on"]) == (CASE, PUPIL, SCHOOL, ENDS_ON)
    assert town.count("notifications") == 0


def test_after_the_two_years_the_school_hears_nothing(town):
    town.open_case()

    town.tell(
        "contract_ended",
        {"case_id": CASE, "pupil_id": PUPIL, "job_coach_id": COACH, "ended_on": date(2028, 8, 2)},
        now=datetime(2028, 8, 2, 9, tzinfo=UTC),
    )

    assert town.told("contract_ended") == {COACH: "act"}


def test_on_the_last_day_in_the_netherlands_the_school_still_hears(town):
    town.open_case()

    town.tell(
        "contract_ended",
        {"case_id": CASE, "pupil_id": PUPIL, "job_coach_id": COACH, "ended_on": ENDS_ON},
        now=datetime(2028, 8, 1, 21, 59, tzinfo=UTC),
    )

    assert set(town.told("contract_ended")) == {COACH, STAFF, OTHER_STAFF}


def test_a_case_not_heard_of_tells_no_school(town):
    town.tell("contract_ended", {"case_id": CASE, "pupil_id": PUPIL, "job_coach_id": COACH})

    assert town.told("contract_ended") == {COACH: "act"}
