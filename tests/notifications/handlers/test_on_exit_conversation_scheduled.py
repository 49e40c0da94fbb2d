from uuid import UUID

from tests.notifications.town import CONSULENT, OTHER_STAFF, PUPIL, SCHOOL, STAFF, SUBSTITUTE

TALK = UUID(int=0x77)
APPOINTMENT = {"pupil_id": PUPIL, "conversation_id": TALK, "school_id": SCHOOL, "municipality": "GM9001"} | {
    "starts_at": "2027-01-18T08:00:00Z",
    "ends_at": "2027-01-18T08:45:00Z",
    "ics_sequence": 0,
    "participant_ids": [CONSULENT, STAFF],
}


def hear(town, by=CONSULENT, sequence=None, **changes: object):
    fields = APPOINTMENT | changes
    return town.hear(
        "intake",
        "exit_conversation_scheduled",
        fields,
        subject=f"pupil/{PUPIL}",
        actor=f"person/{by}",
        sequence=sequence,
    )


def test_participants_get_it_in_their_calendar_and_the_school_should_know(town):
    hear(town, by=STAFF)

    assert town.mailed("exit_conversation_scheduled") == {CONSULENT, STAFF}
    assert town.told("exit_conversation_scheduled") == {CONSULENT: "act", OTHER_STAFF: "know"}
    mail = town.mail("exit_conversation_scheduled", CONSULENT)
    assert (mail["invitation"]["method"], mail["action_path"]) == ("REQUEST", f"/uitstroomgesprekken/{TALK}")


def test_a_substitute_is_invited_too(town):
    town.away(CONSULENT, SUBSTITUTE)

    hear(town)

    assert SUBSTITUTE in town.mailed("exit_conversation_scheduled")


def test_hearing_it_twice_changes_nothing(town):
    for _ in range(2):
        hear(town, sequence=1)

    assert town.mailed("exit_conversation_scheduled") == {CONSULENT, STAFF}
