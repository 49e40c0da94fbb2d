from tests.notifications.town import CASE, COACH, CONSULENT, CONVERSATION, OTHER_STAFF, STAFF

HELD = {
    "case_id": CASE,
    "conversation_id": CONVERSATION,
    "held_on": "2026-12-01",
    "participant_ids": [COACH, CONSULENT],
}


def test_the_others_around_the_young_person_should_know_and_nobody_is_mailed(town):
    town.open_case()

    town.tell("career_conversation_held", HELD, by=CONSULENT)

    assert town.told("career_conversation_held") == {COACH: "know", STAFF: "know", OTHER_STAFF: "know"}
    assert town.mailed("career_conversation_held") == set()
