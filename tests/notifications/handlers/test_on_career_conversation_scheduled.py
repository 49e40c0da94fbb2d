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


def test_the_contact_of_the_school_gets_it_in_the_calendar_with_a_road_to_the_young_person(town):
    town.open_case()

    town.tell("career_conversation_scheduled", APPOINTMENT | {"school_contact_id": STAFF}, by=CONSULENT)

    mail = town.mail("career_conversation_scheduled", STAFF)
    assert mail["invitation"]["method"] == "REQUEST"
    assert mail["action_path"] == f"/jongeren/{PUPIL}"
    assert town.told("career_conversation_scheduled")[OTHER_STAFF] == "know"


def test_when_the_appointment_is_off_it_leaves_the_calendar_of_the_school_too(town):
    town.open_case()
    town.tell("career_conversation_scheduled", APPOINTMENT | {"school_contact_id": STAFF}, by=CONSULENT)

    town.tell("career_conversation_cancelled", APPOINTMENT | {"ics_sequence": 1, "reason": "other"}, by=CONSULENT)

    invitation = town.mail("career_conversation_cancelled", STAFF)["invitation"]
    assert (invitation["method"], invitation["sequence"]) == ("CANCEL", 1)


def test_a_school_that_need_not_come_any_more_gets_it_out_of_its_calendar(town):
    town.open_case()
    town.tell("career_conversation_scheduled", APPOINTMENT | {"school_contact_id": STAFF}, by=CONSULENT)

    town.tell("career_conversation_participants_changed", APPOINTMENT | {"ics_sequence": 1}, by=CONSULENT)

    assert town.mailed("career_conversation_released") == {STAFF}
    assert town.mail("career_conversation_released", STAFF)["action_path"] == f"/jongeren/{PUPIL}"
