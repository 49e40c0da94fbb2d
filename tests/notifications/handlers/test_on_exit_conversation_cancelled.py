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
    fields = APPOINTMENT | {"reason": "pupil_absent"} | changes
    return town.hear(
        "intake",
        "exit_conversation_cancelled",
        fields,
        subject=f"pupil/{PUPIL}",
        actor=f"person/{by}",
        sequence=sequence,
    )


def test_it_leaves_every_calendar_that_had_it_also_that_of_a_former_substitute(town):
    town.away(CONSULENT, SUBSTITUTE)
    fields = APPOINTMENT
    town.hear("intake", "exit_conversation_scheduled", fields, subject=f"pupil/{PUPIL}", actor=f"person/{STAFF}")
    town.away(CONSULENT, None)

    hear(town, ics_sequence=1)

    assert town.mailed("exit_conversation_cancelled") == {CONSULENT, STAFF, SUBSTITUTE}
    assert town.mail("exit_conversation_cancelled", STAFF)["invitation"]["method"] == "CANCEL"


def test_hearing_it_twice_changes_nothing(town):
    for _ in range(2):
        hear(town, sequence=1)

    assert town.told("exit_conversation_cancelled") == {STAFF: "act", OTHER_STAFF: "know"}
