from uuid import UUID

from tests.notifications.town import CONSULENT, OTHER_STAFF, PUPIL, SCHOOL, STAFF

TALK = UUID(int=0x77)
HELD = {"pupil_id": PUPIL, "conversation_id": TALK, "school_id": SCHOOL, "municipality": "GM9001"} | {
    "participant_ids": [CONSULENT, STAFF],
    "school_year": 2026,
    "held_on": "2027-01-18",
    "advice": "mbo",
    "leerlijn": None,
}


def hear(town, by=CONSULENT, sequence=None, **changes: object):
    fields = HELD | changes
    return town.hear(
        "intake", "exit_conversation_held", fields, subject=f"pupil/{PUPIL}", actor=f"person/{by}", sequence=sequence
    )


def test_whoever_took_part_and_the_school_should_know_without_a_mail(town):
    hear(town)

    assert town.told("exit_conversation_held") == {STAFF: "know", OTHER_STAFF: "know"}
    assert town.mailed("exit_conversation_held") == set()


def test_hearing_it_twice_changes_nothing(town):
    for _ in range(2):
        hear(town, sequence=1)

    assert town.told("exit_conversation_held") == {STAFF: "know", OTHER_STAFF: "know"}
