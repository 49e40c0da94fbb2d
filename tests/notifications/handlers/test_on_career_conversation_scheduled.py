from tests.notifications.town import APPOINTMENT, COACH, CONSULENT, CONVERSATION, OTHER_STAFF, PUPIL, STAFF, SUBSTITUTE


def test_participants_get_it_in_their_calendar_and_the_planner_nowhere_else(town):
    town.open_case()

    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)

    assert town.mailed("career_conversation_scheduled") == {COACH, CONSULENT}
    assert town.told("career_conversation_scheduled") == {COACH: "act", STAFF: "know", OTHER_STAFF: "know"}
    assert town.mail("career_conversation_scheduled", COACH)["invitation"] == {
        "method": "REQUEST",
        "conversation_id": str(CONVERSATION),
        "starts_at": "2026-12-01T13:00:00Z",
        "ends_at": "2026-12-01T14:00:00Z",
        "sequence": 0,
    }


def test_the_school_reads_on_the_young_persons_page(town):
    town.open_case()

    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)

    assert town.line("career_conversation_scheduled", STAFF)["action_path"] == f"/jongeren/{PUPIL}"
    assert town.line("career_conversation_scheduled", COACH)["action_path"] == f"/gesprekken/{CONVERSATION}"


def test_a_substitute_is_invited_too(town):
    town.open_case()
    town.away(COACH, SUBSTITUTE)

    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)

    assert town.mailed("career_conversation_scheduled") == {COACH, CONSULENT, SUBSTITUTE}


def test_hearing_it_twice_changes_nothing(town):
    town.open_case()
    for _ in range(2):
        town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT, sequence=3)

    assert town.mailed("career_conversation_scheduled") == {COACH, CONSULENT}
    assert town.count("deliveries") == 3
