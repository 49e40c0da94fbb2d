from tests.notifications.town import CASE, COACH, CONSULENT, CONVERSATION, COORDINATOR, PUPIL, SUBSTITUTE

MISSED = {
    "case_id": CASE,
    "pupil_id": PUPIL,
    "process": "career_conversation",
    "item_id": CONVERSATION,
    "due_on": "2026-12-04",
    "owner_id": CONSULENT,
    "tell_ids": [SUBSTITUTE],
    "rung": "substitute",
}


def test_the_substitute_on_his_rung_is_told_for_whom(town):
    town.open_case()
    town.away(CONSULENT, SUBSTITUTE)

    town.tell("deadline_missed", MISSED)

    assert town.mailed("deadline_missed") == {SUBSTITUTE}
    assert town.line("deadline_missed", SUBSTITUTE)["for_person_id"] == CONSULENT


def test_a_colleague_on_the_rung_of_somebody_who_is_there_is_told_in_his_own_right(town):
    town.open_case()

    town.tell("deadline_missed", MISSED | {"tell_ids": [CONSULENT, COACH]})

    assert town.mailed("deadline_missed") == {CONSULENT, COACH}
    assert town.line("deadline_missed", COACH)["for_person_id"] is None


def test_the_coordinator_on_his_rung_is_told_in_his_own_right(town):
    town.open_case()

    town.tell("deadline_missed", MISSED | {"tell_ids": [COORDINATOR], "rung": "coordinator"})

    assert town.line("deadline_missed", COORDINATOR)["for_person_id"] is None


def test_when_the_ladder_names_nobody_the_owner_is_told_or_else_the_coordinator(town):
    town.open_case()

    town.tell("deadline_missed", MISSED | {"tell_ids": []})
    town.tell("deadline_missed", MISSED | {"tell_ids": [], "owner_id": None})

    assert town.mailed("deadline_missed") == {CONSULENT}
    assert town.mailed("owner_missing") == {COORDINATOR}
