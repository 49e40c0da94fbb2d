from datetime import date
from uuid import UUID

from services.aftercare.service import AftercareService

REGION = {"organisation_id": UUID(int=5), "kind": "region", "code": "LIJN", "name": "De Lijnstreek"}


def register(town, **other: object):
    return town.database.hear(AftercareService, "directory", ("organisation_registered", REGION | other))


def test_a_region_with_a_term_of_its_own_is_held_to_it(town):
    row = "INSERT INTO aftercare.policies VALUES ('LIJN', 'career_conversation', '2026-01-01', 5, 'working_days')"
    town.database.execute_as_admin(row)
    register(town)

    town.loses_work()

    assert town.conversation()["due_on"] == date(2026, 11, 27)


def test_the_term_of_another_region_does_not_hold_here(town):
    row = "INSERT INTO aftercare.policies VALUES ('ELDERS', 'career_conversation', '2026-01-01', 5, 'working_days')"
    town.database.execute_as_admin(row)
    register(town)

    town.loses_work()

    assert town.conversation()["due_on"] == date(2026, 12, 4)


def test_hearing_it_twice_changes_nothing(town):
    assert register(town) == register(town, name="Lijnstreek") == "done"

    assert town.database.rows("aftercare", "SELECT * FROM organisations") == [
        {"organisation_id": UUID(int=5), "kind": "region", "code": "LIJN", "school_type": None}
    ]
