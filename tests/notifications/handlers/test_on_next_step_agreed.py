from tests.notifications.town import CASE, COACH, CONSULENT, CONVERSATION, OTHER_STAFF, PUPIL, STAFF

AGREED = {"case_id": CASE, "conversation_id": CONVERSATION, "next_step": "new_job"}


def test_the_job_coach_must_help_with_it_and_the_school_should_know(town):
    town.open_case()

    town.tell("next_step_agreed", AGREED, by=CONSULENT)

    assert town.told("next_step_agreed") == {COACH: "act", STAFF: "know", OTHER_STAFF: "know"}
    assert town.mailed("next_step_agreed") == {COACH}


def test_the_young_person_is_known_though_the_event_does_not_say(town):
    town.open_case()

    town.tell("next_step_agreed", AGREED, by=CONSULENT)

    assert town.line("next_step_agreed", COACH)["pupil_id"] == PUPIL
