from uuid import UUID

from tests.notifications.town import PUPIL, SCHOOL

OTHER_PUPIL = UUID(int=22)
ERASED = {"pupil_id": PUPIL, "erased_on": "2028-07-18"}


def leave(town, pupil_id):
    left = {"pupil_id": pupil_id, "school_id": SCHOOL, "municipality": "GM9001", "left_on": "2026-11-20"}
    town.hear("intake", "pupil_left_school", left)


def test_what_people_were_told_about_it_goes_and_about_others_stays(town):
    leave(town, PUPIL)
    leave(town, OTHER_PUPIL)

    town.hear("intake", "pupil_erased", ERASED)

    rows = town.database.rows("notifications", "SELECT DISTINCT pupil_id FROM notifications")
    assert [str(row["pupil_id"]) for row in rows] == [str(OTHER_PUPIL)]


def test_hearing_it_twice_changes_nothing(town):
    leave(town, PUPIL)
    town.hear("intake", "pupil_erased", ERASED, sequence=2)
    town.hear("intake", "pupil_erased", ERASED, sequence=2)

    assert town.count("notifications") == 0
