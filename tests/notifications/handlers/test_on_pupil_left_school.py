from tests.notifications.town import OTHER_STAFF, PUPIL, SCHOOL, STAFF

LEFT = {"pupil_id": PUPIL, "school_id": SCHOOL, "municipality": "GM9001", "left_on": "2026-11-20"}


def test_colleagues_at_the_school_should_know_and_the_reporter_knows_already(town):
    town.hear("intake", "pupil_left_school", LEFT, actor=f"person/{STAFF}")

    assert town.told("pupil_left_school") == {OTHER_STAFF: "know"}


def test_nobody_is_mailed_because_nobody_needs_to_act(town):
    town.hear("intake", "pupil_left_school", LEFT)

    assert town.mailed("pupil_left_school") == set()


def test_hearing_it_twice_changes_nothing(town):
    town.hear("intake", "pupil_left_school", LEFT, sequence=1)
    town.hear("intake", "pupil_left_school", LEFT, sequence=1)

    assert town.count("notifications") == 2
