"""Schools and municipalities are kept as the directory tells them; other bodies are none of intake's business."""

from uuid import UUID

from services.intake.handlers.on_organisation_registered import OrganisationRegistered
from services.intake.service import IntakeService

SCHOOL = UUID(int=0xAA)
TOLD = OrganisationRegistered(SCHOOL, "school", "99AA", "Praktijkschool De Ankerlijn", "pro")


def hear(database, told, **envelope: object):
    return database.hear(IntakeService, "directory", told, subject=f"organisation/{told.organisation_id}", **envelope)


def schools(database):
    return [(row["brin"], row["name"], row["school_type"]) for row in database.rows("intake", "SELECT * FROM schools")]


def test_a_school_is_kept(database):
    assert hear(database, TOLD) == "done"
    assert schools(database) == [("99AA", "Praktijkschool De Ankerlijn", "pro")]


def test_hearing_it_twice_changes_nothing(database):
    hear(database, TOLD, sequence=1)
    hear(database, TOLD, sequence=1)
    hear(database, TOLD, sequence=2)

    assert len(schools(database)) == 1


def test_a_new_name_takes_the_place_of_the_old_one(database):
    hear(database, TOLD)
    hear(database, OrganisationRegistered(SCHOOL, "school", "99AA", "Praktijkschool De Lijn", "vso"))

    assert schools(database) == [("99AA", "Praktijkschool De Lijn", "vso")]


def test_a_municipality_is_kept(database):
    hear(database, OrganisationRegistered(UUID(int=1), "municipality", "GM9001", "Lijnmonde"))

    assert database.rows("intake", "SELECT code, name FROM municipalities") == [{"code": "GM9001", "name": "Lijnmonde"}]


def test_another_body_is_heard_and_not_kept(database):
    assert hear(database, OrganisationRegistered(UUID(int=2), "company", "KORST", "Bakkerij De Korst")) == "done"
    assert schools(database) == []
