from uuid import UUID

import pytest

from tests.notifications.town import CONSULENT, COORDINATOR, PUPIL, SCHOOL, SUBSTITUTE

TALK = UUID(int=0x77)
LATE = {"pupil_id": PUPIL, "conversation_id": TALK, "school_id": SCHOOL, "municipality": "GM9001"} | {
    "werkconsulent_id": CONSULENT,
    "due_on": "2027-03-01",
    "rung": "owner",
}


def hear(town, sequence=None, **changes: object):
    return town.hear("intake", "exit_conversation_overdue", LATE | changes, subject=f"pupil/{PUPIL}", sequence=sequence)


@pytest.mark.parametrize(
    ("rung", "kind", "told"),
    [
        ("reminder", "exit_conversation_approaching", {CONSULENT: "act"}),
        ("owner", "exit_conversation_overdue", {CONSULENT: "act"}),
        ("coordinator", "exit_conversation_overdue", {CONSULENT: "know", COORDINATOR: "act"}),
    ],
)
def test_each_rung_reaches_who_stands_on_it(town, rung, kind, told):
    hear(town, rung=rung)

    assert town.told(kind) == told


def test_of_whoever_is_away_the_substitute_must_act(town):
    town.away(CONSULENT, SUBSTITUTE)

    hear(town)

    assert town.told("exit_conversation_overdue")[SUBSTITUTE] == "act"


def test_when_nobody_joins_the_coordinator_must_act_on_every_rung(town):
    hear(town, werkconsulent_id=None, rung="reminder")

    assert town.told("exit_conversation_approaching") == {COORDINATOR: "act"}


def test_hearing_it_twice_changes_nothing(town):
    for _ in range(2):
        hear(town, sequence=1)

    assert town.mailed("exit_conversation_overdue") == {CONSULENT}
