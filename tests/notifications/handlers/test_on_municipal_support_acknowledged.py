from tests.notifications.town import CASE, COACH, CONSULENT, OTHER_STAFF, PUPIL, SCHOOL, STAFF

ANSWERED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "school_id": SCHOOL,
    "support_id": PUPIL,
    "answer": "will_help",
    "acknowledged_on": "2026-11-27",
    "requested_by_id": STAFF,
}


def test_whoever_asked_is_mailed_and_the_others_read_it(town):
    town.open_case()

    town.tell("municipal_support_acknowledged", ANSWERED, by=CONSULENT)

    assert town.told("municipal_support_acknowledged") == {STAFF: "act", COACH: "know", OTHER_STAFF: "know"}
    assert town.mailed("municipal_support_acknowledged") == {STAFF}


def test_whoever_left_the_school_hears_nothing(town):
    town.open_case()

    town.tell("municipal_support_acknowledged", ANSWERED | {"requested_by_id": CONSULENT})

    assert CONSULENT not in town.told("municipal_support_acknowledged")
