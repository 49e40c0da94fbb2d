from uuid import UUID

from tests.notifications.town import CONSULENT, OTHER_STAFF, PUPIL, SCHOOL, STAFF

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
        "exit_conversation_rescheduled",
        fields,
        subject=f"pupil/{PUPIL}",
        actor=f"person/{by}",
        sequence=sequence,
    )


def test_the_calendars_change_with_a_higher_number(town):
    hear(town, ics_sequence=1)

    mail = town.mail("exit_conversation_rescheduled", STAFF)
    assert (mail["invitation"]["method"], mail["invitation"]["sequence"]) == ("REQUEST", 1)
    assert town.told("exit_conversation_rescheduled") == {STAFF: "act", OTHER_STAFF: "know"}


def test_hearing_it_twice_changes_nothing(town):
    for _ in range(2):
        hear(town, sequence=1)

    assert town.mailed("exit_conversation_rescheduled") == {CONSULENT, STAFF}
