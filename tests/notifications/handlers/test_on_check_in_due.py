from tests.notifications.town import CASE, COACH, COORDINATOR, PUPIL, SUBSTITUTE

DUE = {"case_id": CASE, "pupil_id": PUPIL, "due_on": "2027-01-11", "owner_id": COACH, "tell_ids": [COACH]}


def test_the_owner_is_told_and_led_to_where_contact_is_written_down(town):
    town.open_case()

    town.tell("check_in_due", DUE)

    assert town.mailed("check_in_due") == {COACH}
    assert town.line("check_in_due", COACH)["action_path"] == f"/jongeren/{PUPIL}/contact"


def test_who_stands_in_is_told_for_whom(town):
    town.open_case()
    town.away(COACH, SUBSTITUTE)

    town.tell("check_in_due", DUE | {"tell_ids": [SUBSTITUTE]})

    assert town.line("check_in_due", SUBSTITUTE)["for_person_id"] == COACH


def test_when_nobody_owns_it_the_coordinator_is_told(town):
    town.open_case()

    town.tell("check_in_due", DUE | {"tell_ids": [], "owner_id": None})

    assert town.mailed("owner_missing") == {COORDINATOR}
