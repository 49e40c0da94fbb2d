from uuid import UUID

from tests.notifications.town import PUPIL, SCHOOL

NEWCOMER = UUID(int=51)
LEFT = {"pupil_id": PUPIL, "school_id": SCHOOL}


def test_a_newcomer_at_the_school_is_told_from_now_on(town):
    town.grant(UUID(int=200), NEWCOMER, "school_staff", SCHOOL, [])

    town.hear("intake", "pupil_left_school", LEFT)

    assert NEWCOMER in town.told("pupil_left_school")


def test_the_same_role_with_other_municipalities_replaces_it(town):
    town.grant(UUID(int=200), NEWCOMER, "coordinator", SCHOOL, ["GM9001"])
    town.grant(UUID(int=200), NEWCOMER, "coordinator", SCHOOL, ["GM9002"])

    rows = town.database.rows("notifications", "SELECT municipalities FROM roles WHERE person_id = :id", id=NEWCOMER)
    assert rows == [{"municipalities": ["GM9002"]}]
