"""A school's own system gets a token for its own school: the secret is shown once, and may be taken back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from access import tokens
from access.actor import Actor
from tests.machinery.database import SIGNING_KEY
from tests.portal.stage import Stage

GRANT = {"grant_type": "client_credentials"}


def admin_of(stage: Stage) -> FlaskClient:
    admin = stage.person("admin")
    return stage.database.client("directory", Actor(admin.person_id, "admin", admin.organisation_id))


def issued(stage: Stage) -> dict[str, Any]:
    body = {"organisation_id": str(stage.person("school_staff").organisation_id), "name": "Leerlingadministratie"}
    answer = admin_of(stage).post("/v1/clients", json=body)
    assert answer.status_code == 201, answer.json
    system: dict[str, Any] = answer.get_json()
    return system


def ask(stage: Stage, client_id: str, secret: str):
    return stage.app.test_client().post("/oauth/token", data=GRANT, auth=(client_id, secret))


def test_a_system_works_for_its_own_school_and_for_minutes(stage: Stage):
    system = issued(stage)

    given = ask(stage, system["id"], system["secret"]).json

    actor = tokens.verify(given["access_token"], SIGNING_KEY, stage.database.now)
    assert (actor.person_id, actor.role, actor.is_client) == (UUID(system["id"]), "school_staff", True)
    assert actor.organisation_id == stage.person("school_staff").organisation_id
    assert (given["token_type"], given["expires_in"]) == ("Bearer", 300)
    with pytest.raises(tokens.TokenRefused):
        tokens.verify(given["access_token"], SIGNING_KEY, stage.database.now + timedelta(minutes=6))


def test_its_token_opens_the_api_of_its_own_school(stage: Stage):
    system = issued(stage)
    token = ask(stage, system["id"], system["secret"]).json["access_token"]
    actor = tokens.verify(token, SIGNING_KEY, stage.database.now)

    answer = stage.database.client("intake", actor).get("/v1/pupils")

    assert answer.status_code == 200


def test_the_secret_is_shown_once_and_kept_nowhere(stage: Stage):
    system = issued(stage)

    [listed] = admin_of(stage).get("/v1/clients").get_json()

    assert "secret" not in listed
    assert listed["name"] == "Leerlingadministratie"
    assert system["secret"] not in str(stage.database.rows("directory", "SELECT * FROM clients"))
    assert system["secret"] not in str(stage.database.rows("directory", "SELECT * FROM audit_log"))


def test_what_was_revoked_gets_nothing_more(stage: Stage):
    system = issued(stage)
    client = admin_of(stage)

    assert client.delete(f"/v1/clients/{system['id']}").status_code == 204

    refused = ask(stage, system["id"], system["secret"])
    assert (refused.status_code, refused.json) == (401, {"error": "invalid_client"})
    assert client.get("/v1/clients").json[0]["revoked_at"]


def test_unknown_wrong_and_senseless_get_the_same_answer(stage: Stage):
    system = issued(stage)
    wrong = [("00000000-0000-4000-8000-000000000000", "x"), (system["id"], "x"), (system["id"], ""), ("nobody", "x")]

    answers = [ask(stage, *each) for each in wrong]

    assert {(each.status_code, each.text) for each in answers} == {(401, '{"error": "invalid_client"}')}


def test_the_secret_may_also_come_in_the_form(stage: Stage):
    system = issued(stage)
    form = GRANT | {"client_id": system["id"], "client_secret": system["secret"]}

    assert stage.app.test_client().post("/oauth/token", data=form).status_code == 200


def test_another_grant_is_refused(stage: Stage):
    answer = stage.app.test_client().post("/oauth/token", data={"grant_type": "password"})

    assert (answer.status_code, answer.json) == (400, {"error": "unsupported_grant_type"})


def test_only_a_school_has_a_system_and_only_an_admin_gives_it(stage: Stage):
    body = {"organisation_id": str(stage.person("admin").organisation_id), "name": "Iets"}
    coach = stage.person("job_coach")
    other = stage.database.client("directory", Actor(coach.person_id, "job_coach", coach.organisation_id))

    assert admin_of(stage).post("/v1/clients", json=body).status_code == 409
    assert other.post("/v1/clients", json=body).status_code == 403
    assert other.get("/v1/clients").status_code == 403
    assert other.post("/v1/client-proofs", json={}).status_code == 403


def test_all_that_is_wrong_is_named_at_once(stage: Stage):
    answer = admin_of(stage).post("/v1/clients", json={"organisation_id": "x", "name": " "})

    assert answer.status_code == 400
    assert {each["field"] for each in answer.json["errors"]} == {"organisation_id", "name"}
