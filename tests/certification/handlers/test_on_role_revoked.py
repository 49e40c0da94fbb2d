"""A role revoked: the very next request in it is refused."""

from services.certification.service import CertificationService
from tests.certification.people import TEACHER


def hear(database, name, fields):

    subject = f"person/{TEACHER.person_id}"
    return database.hear(CertificationService, "directory", (name, fields), subject=subject)


def test_the_next_request_is_refused(database):
    body = {"role_id": TEACHER.person_id, "person_id": TEACHER.person_id}
    hear(database, "role_granted", body | {"role": TEACHER.role, "organisation_id": TEACHER.organisation_id})
    client = database.client("certification", TEACHER)
    before = client.get("/v1/catalogue-counts").status_code

    assert hear(database, "role_revoked", body) == "done"

    assert (before, client.get("/v1/catalogue-counts").status_code) == (200, 401)
