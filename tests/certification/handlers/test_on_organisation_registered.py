from uuid import UUID

from tests.certification.people import MBO


def test_only_mbo_schools_are_kept_under_their_newest_name_however_often_it_is_heard(town):
    for sequence in (2, 2):
        body = {"organisation_id": MBO, "kind": "mbo", "code": "ROC", "name": "ROC Lijn"}
        town.hear("directory", "organisation_registered", body, f"organisation/{MBO}", sequence)
    other = {"organisation_id": UUID(int=9), "kind": "school", "code": "99AA", "name": "De Ankerlijn"}
    town.hear("directory", "organisation_registered", other, f"organisation/{UUID(int=9)}")

    assert [row["name"] for row in town.database.rows("certification", "SELECT name FROM issuers")] == ["ROC Lijn"]
