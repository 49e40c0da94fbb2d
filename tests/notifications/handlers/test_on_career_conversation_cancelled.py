from tests.notifications.town import APPOINTMENT, COACH, CONSULENT, SUBSTITUTE

CANCELLED = APPOINTMENT | {"reason": "ill", "ics_sequence": 1}


def test_the_appointment_leaves_the_calendar(town):
    town.open_case()
    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)

    town.tell("career_conversation_cancelled", CANCELLED, by=CONSULENT)

    invitation = town.mail("career_conversation_cancelled", COACH)["invitation"]
    assert (invitation["method"], invitation["sequence"]) == ("CANCEL", 1)


def test_a_guest_who_is_no_participant_any_more_hears_it_too(town):
    town.open_case()
    town.away(COACH, SUBSTITUTE)
    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)
    town.away(COACH, None)

    town.tell("career_conversation_cancelled", CANCELLED, by=CONSULENT)

    assert town.mailed("career_conversation_cancelled") == {COACH, CONSULENT, SUBSTITUTE}


def test_the_reason_stays_where_it_was_written(town):
    town.open_case()

    town.tell("career_conversation_cancelled", CANCELLED, by=CONSULENT)

    assert "ill" not in town.mail("career_conversation_cancelled", COACH).values()


def test_a_conversation_that_was_held_already_is_not_said_to_be_owed(town):
    town.open_case()
    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)

    town.tell("career_conversation_cancelled", CANCELLED | {"reason": "held_earlier"}, by=CONSULENT)

    assert town.mailed("career_conversation_held_earlier") == {COACH, CONSULENT}
    assert town.mail("career_conversation_held_earlier", COACH)["invitation"]["method"] == "CANCEL"
    assert town.mailed("career_conversation_cancelled") == set()


def test_a_conversation_that_nobody_owes_any_more_is_not_said_to_be_owed(town):
    town.open_case()
    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)

    town.tell("career_conversation_cancelled", CANCELLED | {"reason": "end_withdrawn"}, by=CONSULENT)

    assert town.mailed("career_conversation_not_owed") == {COACH, CONSULENT}
    assert town.mail("career_conversation_not_owed", COACH)["invitation"]["method"] == "CANCEL"
