from tests.notifications.town import CASE, COACH, PUPIL

FREE = {"case_id": CASE, "pupil_id": PUPIL, "leerlijn": "logistiek", "period_id": PUPIL, "reason": "expired"}


def test_who_helps_hears_that_a_place_expired_and_looks_for_another(town):
    town.open_case()

    town.tell("place_released", FREE)

    assert town.told("place_released") == {COACH: "act"}
    assert town.mailed("place_released") == {COACH}


def test_a_place_that_somebody_gave_back_is_no_news(town):
    town.open_case()

    town.tell("place_released", FREE | {"reason": "withdrawn"})

    assert town.told("place_released") == {}
