from tests.notifications.town import CASE, COACH, PUPIL

EXPIRED = {"case_id": CASE, "pupil_id": PUPIL, "owner_id": COACH, "tell_ids": [COACH]}


def test_the_owner_is_asked_where_the_young_person_is(town):
    town.open_case()

    town.tell("destination_expired", EXPIRED)

    assert town.mailed("destination_expired") == {COACH}
    assert town.line("destination_expired", COACH)["action_path"] == f"/jongeren/{PUPIL}/bestemming"
