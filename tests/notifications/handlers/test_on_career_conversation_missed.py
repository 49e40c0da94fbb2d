from tests.notifications.town import CASE, COACH, CONSULENT, CONVERSATION, OTHER_STAFF, PUPIL, STAFF

MISSED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "conversation_id": CONVERSATION,
    "starts_at": "2026-12-01T13:00:00Z",
    "missed_on": "2026-12-01",
    "due_on": "2026-12-04",
    "participant_ids": [COACH, CONSULENT],
}


def test_the_werkconsulent_must_plan_anew_and_the_others_should_know(town):
    town.owe_conversation()

    town.tell("career_conversation_missed", MISSED, by=COACH)

    assert town.told("career_conversation_missed") == {CONSULENT: "act", STAFF: "know", OTHER_STAFF: "know"}
    assert town.mailed("career_conversation_missed") == {CONSULENT}


def test_whoever_recorded_it_is_not_told(town):
    town.owe_conversation()

    town.tell("career_conversation_missed", MISSED, by=CONSULENT)

    assert town.told("career_conversation_missed") == {COACH: "know", STAFF: "know", OTHER_STAFF: "know"}


def test_hearing_it_twice_changes_nothing(town):
    town.owe_conversation()

    for _ in range(2):
        town.tell("career_conversation_missed", MISSED, by=COACH, sequence=4)

    assert town.mailed("career_conversation_missed") == {CONSULENT}
