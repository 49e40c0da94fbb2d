from tests.notifications.town import CASE, COACH, COORDINATOR, PUPIL

LOST = {"case_id": CASE, "pupil_id": PUPIL, "owner_id": COACH, "tell_ids": [COACH, COORDINATOR]}


def test_owner_and_coordinator_must_find_who_is_out_of_sight(town):
    town.open_case()

    town.tell("out_of_sight", LOST)

    assert town.mailed("out_of_sight") == {COACH, COORDINATOR}
    assert town.line("out_of_sight", COORDINATOR)["must_act"]
