from tests.notifications.town import CASE, COACH, CONSULENT, COORDINATOR, PUPIL, SCHOOL, STAFF

ASKED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "school_id": SCHOOL,
    "support_id": PUPIL,
    "support": "keep_work",
    "municipality": "GM9001",
    "requested_on": "2026-11-20",
    "answer_by": "2026-12-04",
    "werkconsulent_id": CONSULENT,
    "job_coach_id": COACH,
}


def test_the_werkconsulent_must_answer_and_the_job_coach_should_know(town):
    town.open_case()

    town.tell("municipal_support_requested", ASKED, by=STAFF)

    assert town.told("municipal_support_requested") == {CONSULENT: "act", COACH: "know"}
    assert str(town.mail("municipal_support_requested", CONSULENT)["due_on"]) == "2026-12-04"


def test_where_nobody_serves_the_municipality_the_coordinator_must_see_to_it(town):
    town.open_case()

    town.tell("municipal_support_requested", ASKED | {"werkconsulent_id": None}, by=STAFF)

    assert town.told("owner_missing") == {COORDINATOR: "act"}


def test_hearing_it_twice_changes_nothing(town):
    town.open_case()
    town.tell("municipal_support_requested", ASKED, sequence=3)
    town.tell("municipal_support_requested", ASKED, sequence=3)

    assert town.mailed("municipal_support_requested") == {CONSULENT}
