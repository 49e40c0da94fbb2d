"""A token says who held a role when it was made; each service asks, per request, whether that is still so."""

from uuid import UUID

import pytest

from access.actor import Actor
from services.aftercare.service import AftercareService
from services.certification.service import CertificationService
from services.intake.service import IntakeService
from services.notifications.service import NotificationsService

PERSON, ROLE, BODY, OTHER_BODY = UUID(int=0xA1), UUID(int=0xB1), UUID(int=0xC1), UUID(int=0xC2)
COPIES = (
    ("intake", IntakeService, "/v1/pupils"),
    ("certification", CertificationService, "/v1/trajectories"),
    ("aftercare", AftercareService, "/v1/cases"),
    ("notifications", NotificationsService, "/v1/notifications"),
)


def grant(database, service_class, role_id=ROLE, body=BODY, role="job_coach"):
    fields = {"role_id": role_id, "person_id": PERSON, "role": role, "organisation_id": body, "municipalities": []}
    event = ("role_granted", fields)
    assert database.hear(service_class, "directory", event, subject=f"person/{PERSON}") == "done"


def revoke(database, service_class, role_id=ROLE):
    event = ("role_revoked", {"role_id": role_id, "person_id": PERSON})
    assert database.hear(service_class, "directory", event, subject=f"person/{PERSON}") == "done"


@pytest.mark.parametrize(("service", "service_class", "path"), COPIES)
class TestEachServiceWithACopy:
    def test_refuses_the_very_next_request_after_a_role_was_revoked(self, database, service, service_class, path):
        grant(database, service_class)
        client = database.client(service, Actor(PERSON, "job_coach", BODY))
        before = client.get(path).status_code
        revoke(database, service_class)

        assert (before, client.get(path).status_code) == (200, 401)

    def test_answers_a_role_it_has_not_heard_of_yet(self, database, service, service_class, path):
        assert database.client(service, Actor(PERSON, "job_coach", BODY)).get(path).status_code == 200

    def test_answers_somebody_who_holds_the_role_elsewhere_only_there(self, database, service, service_class, path):
        grant(database, service_class)
        grant(database, service_class, UUID(int=0xB2), OTHER_BODY)
        revoke(database, service_class)

        statuses = [
            database.client(service, Actor(PERSON, "job_coach", body)).get(path).status_code
            for body in (BODY, OTHER_BODY)
        ]

        assert statuses == [401, 200]

    def test_keeps_another_role_of_the_same_person(self, database, service, service_class, path):
        grant(database, service_class)
        grant(database, service_class, UUID(int=0xB3), role="werkconsulent")
        revoke(database, service_class)

        assert database.client(service, Actor(PERSON, "werkconsulent", BODY)).get(path).status_code == 200

    def test_never_refuses_the_system(self, database, service, service_class, path):
        assert database.client(service, Actor(PERSON, "system")).get(path).status_code == 200


def test_a_refused_change_leaves_nothing_behind(database):
    grant(database, IntakeService, role="coordinator")
    revoke(database, IntakeService)

    answer = database.client("intake", Actor(PERSON, "coordinator", BODY)).post(
        "/v1/pupils", json={"pupil_number": "1"}, headers={"Idempotency-Key": "once"}
    )

    assert answer.status_code == 401
    assert database.rows("intake", "SELECT * FROM idempotency") == []


def test_the_directory_looks_at_its_own_tables(database):
    first = database.client("directory", Actor(UUID(int=1), "admin"))  # nobody is known yet
    body = first.post("/v1/organisations", json={"kind": "region", "code": "RL9001", "name": "De Lijnstreek"}).json[
        "id"
    ]
    person = first.post("/v1/people", json={"name": "Ada Admin", "mail": "ada@lijnstreek.example"}).json["id"]
    other = first.post("/v1/people", json={"name": "Bea Beheer", "mail": "bea@lijnstreek.example"}).json["id"]
    role = {"role": "admin", "organisation_id": body}
    for each in (person, other):
        assert first.post(f"/v1/people/{each}/roles", json=role).status_code == 201
    ada = database.client("directory", Actor(UUID(person), "admin", UUID(body)))
    before = ada.get("/v1/people").status_code
    (held,) = ada.get(f"/v1/people/{person}").json["roles"]
    bea = database.client("directory", Actor(UUID(other), "admin", UUID(body)))

    assert bea.delete(f"/v1/people/{person}/roles/{held['id']}").status_code == 204

    assert (before, ada.get("/v1/people").status_code) == (200, 401)
