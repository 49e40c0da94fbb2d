from uuid import UUID

from tests.notifications.town import CONSULENT, OTHER_STAFF, PUPIL, SCHOOL, STAFF

TALK = UUID(int=0x77)
MISSED = {"pupil_id": PUPIL, "conversation_id": TALK, "school_id": SCHOOL, "municipality": "GM9001"} | {
    "werkconsulent_id": CONSULENT,
    "missed_on": "2027-01-18",
    "due_on": "2027-03-01",
}


def hear(town, by=STAFF, sequence=None, **changes: object):
    fields = MISSED | changes
    return town.hear(
        "intake", "exit_conversation_missed", fields, subject=f"pupil/{PUPIL}", actor=f"person/{by}", sequence=sequence
    )


def test_the_werkconsulent_must_plan_anew_and_the_school_should_know(town):
    hear(town)

    assert town.told("exit_conversation_missed") == {CONSULENT: "act", OTHER_STAFF: "know"}


def test_hearing_it_twice_changes_nothing(town):
    for _ in range(2):
        hear(town, sequence=1)

    assert town.mailed("exit_conversation_missed") == {CONSULENT}
