"""A role granted: heard once or twice, the next request in it is answered."""

from uuid import UUID

from services.certification.service import CertificationService
from tests.certification.people import TEACHER

GRANTED = {
    "role_id": UUID(int=0x61),
    "person_id": TEACHER.person_id,
    "role": TEACHER.role,
    "organisation_id": TEACHER.organisation_id,
}


def hear(database, name, fields, sequence=None):
    subject = f"person/{TEACHER.person_id}"
    return database.hear(CertificationService, "directory", (name, fields), subject=subject, sequence=sequence)


def test_hearing_it_twice_changes_nothing(database):
    assert hear(database, "role_granted", GRANTED) == "done"
    hear(database, "role_granted", GRANTED, sequence=1)

    assert len(database.rows("certification", "SELECT * FROM held_roles")) == 1
    assert database.client("certification", TEACHER).get("/v1/catalogue-counts").status_code == 200
