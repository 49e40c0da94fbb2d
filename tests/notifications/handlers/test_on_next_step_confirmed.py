from tests.notifications.town import CASE, COACH, CONVERSATION, OTHER_STAFF, PUPIL, STAFF

BEGUN = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "conversation_id": CONVERSATION,
    "next_step": "mbo",
    "began_on": "2026-11-20",
}


def test_who_helps_and_the_school_hear_that_it_began(town):
    town.open_case()

    town.tell("next_step_confirmed", BEGUN, by=COACH)

    assert town.told("next_step_confirmed") == {STAFF: "know", OTHER_STAFF: "know"}
