from tests.notifications.town import APPOINTMENT, COACH, CONSULENT, SUBSTITUTE

MOVED = APPOINTMENT | {"starts_at": "2026-12-02T13:00:00Z", "ends_at": "2026-12-02T14:00:00Z", "ics_sequence": 1}


def test_the_appointment_in_the_calendar_moves_along(town):
    town.open_case()
    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)

    town.tell("career_conversation_rescheduled", MOVED, by=CONSULENT)

    invitation = town.mail("career_conversation_rescheduled", COACH)["invitation"]
    assert (invitation["method"], invitation["sequence"]) == ("REQUEST", 1)
    assert invitation["starts_at"] == "2026-12-02T13:00:00Z"


def test_whoever_was_invited_and_takes_no_part_any_more_gets_it_out_of_his_calendar(town):
    town.open_case()
    town.away(COACH, SUBSTITUTE)
    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)
    town.away(COACH, None)

    town.tell("career_conversation_rescheduled", MOVED, by=CONSULENT)

    assert town.mailed("career_conversation_rescheduled") == {COACH, CONSULENT}
    assert town.mailed("career_conversation_released") == {SUBSTITUTE}
    invitation = town.mail("career_conversation_released", SUBSTITUTE)["invitation"]
    assert (invitation["method"], invitation["sequence"]) == ("CANCEL", 1)


def test_whoever_was_released_is_not_released_again(town):
    town.open_case()
    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)
    town.tell("career_conversation_rescheduled", MOVED | {"participant_ids": [CONSULENT]}, by=CONSULENT)

    town.tell(
        "career_conversation_rescheduled", MOVED | {"participant_ids": [CONSULENT], "ics_sequence": 2}, by=CONSULENT
    )

    assert town.mailed("career_conversation_released") == {COACH}


def test_in_one_batch_the_later_event_knows_whom_the_earlier_one_invited(town):
    events = [
        ("career_conversation_scheduled", APPOINTMENT),
        ("career_conversation_rescheduled", MOVED | {"participant_ids": [CONSULENT]}),
    ]
    town.open_case()

    town.tell_together(events, by=CONSULENT)

    assert town.mailed("career_conversation_released") == {COACH}
