from uuid import UUID

from tests.notifications.town import CONSULENT, COORDINATOR, PUPIL, SCHOOL, STAFF

TALK = UUID(int=0x77)
OWED = {"pupil_id": PUPIL, "conversation_id": TALK, "school_id": SCHOOL, "municipality": "GM9001"} | {
    "werkconsulent_id": CONSULENT,
    "school_year": 2026,
    "due_on": "2027-03-01",
}


def hear(town, by=STAFF, sequence=None, **changes: object):
    fields = OWED | changes
    return town.hear(
        "intake",
        "exit_conversation_requested",
        fields,
        subject=f"pupil/{PUPIL}",
        actor=f"person/{by}",
        sequence=sequence,
    )


def test_the_werkconsulent_should_know_and_gets_no_mail_for_each_pupil_of_a_class(town):
    hear(town)

    assert town.told("exit_conversation_requested") == {CONSULENT: "know"}
    assert town.mailed("exit_conversation_requested") == set()


def test_without_a_werkconsulent_the_coordinators_of_the_municipality_know(town):
    hear(town, werkconsulent_id=None)

    assert town.told("exit_conversation_without_werkconsulent") == {COORDINATOR: "know"}


def test_hearing_it_twice_changes_nothing(town):
    for _ in range(2):
        hear(town, sequence=1)

    assert town.told("exit_conversation_requested") == {CONSULENT: "know"}
