from tests.notifications.town import SCHOOL


def test_kind_and_code_are_kept_and_the_name_is_not(town):
    fields = {"organisation_id": SCHOOL, "kind": "school", "code": "99XX", "name": "De Stuwdam", "school_type": "pro"}

    town.hear("directory", "organisation_registered", fields)
    town.hear("directory", "organisation_registered", fields | {"code": "99XY"})

    assert town.database.rows("notifications", "SELECT * FROM organisations") == [
        {"organisation_id": SCHOOL, "kind": "school", "code": "99XY"}
    ]
