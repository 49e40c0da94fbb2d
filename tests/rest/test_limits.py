"""429 with what to do, for whoever sends too much; everybody else is served."""

import importlib
from collections.abc import Callable
from uuid import UUID

from flask.testing import FlaskClient
from werkzeug.test import Client

from access import tokens
from access.actor import Actor
from rest.allowances import Limits
from rest.app import ApiSettings
from rest.limits import AtTheDoor
from tests.machinery.database import SIGNING_KEY, Database

ONE, OTHER, SCHOOL, NEXT_SCHOOL = (UUID(int=number) for number in (1, 2, 71, 72))
FEW = 30  # a minute: five at once

SignIn = Callable[..., FlaskClient]


def app_with(database: Database, limits: Limits) -> SignIn:
    settings = ApiSettings(database.url("intake"), SIGNING_KEY, 1, clock=lambda: database.now, limits=limits)
    app = importlib.import_module("services.intake.api").app(settings)

    def sign_in(person_id: UUID, organisation_id: UUID | None = SCHOOL, role: str = "school_staff") -> FlaskClient:
        client = app.test_client()
        token = tokens.issue(Actor(person_id, role, organisation_id), SIGNING_KEY, database.now)
        client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        return client

    return sign_in


def statuses(client: FlaskClient, path: str, times: int) -> list[int]:
    return [client.get(path).status_code for _ in range(times)]


def test_a_person_who_asks_too_much_waits_and_a_colleague_does_not(database: Database):
    sign_in = app_with(database, Limits(person=FEW))

    assert statuses(sign_in(ONE), "/v1/pupils", 6) == [200] * 5 + [429]
    assert statuses(sign_in(OTHER), "/v1/pupils", 1) == [200]
    refused = sign_in(ONE).get("/v1/pupils")
    assert refused.content_type == "application/problem+json"
    assert int(refused.headers["Retry-After"]) >= 1
    assert refused.headers["RateLimit"].startswith('"person";r=0;')
    assert "Wacht" in refused.json["detail"]


def test_an_organisation_that_asks_too_much_waits_and_another_does_not(database: Database):
    sign_in = app_with(database, Limits(organisation=FEW))

    assert [sign_in(UUID(int=at)).get("/v1/pupils").status_code for at in range(1, 7)] == [200] * 5 + [429]
    assert statuses(sign_in(ONE, NEXT_SCHOOL), "/v1/pupils", 1) == [200]


def test_exporting_has_a_limit_of_its_own(database: Database):
    client = app_with(database, Limits(export=FEW))(ONE, role="admin")

    assert statuses(client, f"/v1/audit?object={ONE}", 6) == [200] * 5 + [429]
    assert statuses(client, "/v1/pupils", 1) == [200]


def test_searching_has_a_limit_of_its_own(database: Database):
    client = app_with(database, Limits(search=FEW))(ONE)

    found = [client.post("/v1/pupil-searches", json={"text": "noor"}).status_code for _ in range(6)]

    assert found == [200] * 5 + [429]
    assert statuses(client, "/v1/pupils", 1) == [200]


def test_health_has_no_limit_and_every_answer_says_what_is_left(database: Database):
    client = app_with(database, Limits(person=FEW))(ONE)

    assert statuses(client, "/v1/health", 12) == [200] * 12
    assert client.get("/v1/pupils").headers["RateLimit"] == '"person";r=4;t=0'


def test_an_address_that_signs_in_too_often_waits_and_another_does_not():
    def hello(_environ, start_response):
        start_response("200 OK", [])
        return [b"hello"]

    client = Client(AtTheDoor(hello, Limits(token=FEW), ["/aanmelden"]))

    def post(path: str, address: str) -> int:
        return client.post(path, environ_overrides={"REMOTE_ADDR": address}).status_code

    assert [post("/aanmelden", "192.0.2.1") for _ in range(6)] == [200] * 5 + [429]
    assert post("/aanmelden", "192.0.2.2") == 200
    assert post("/werk", "192.0.2.1") == 200


def test_zero_is_no_limit(database: Database):
    client = app_with(database, Limits(person=0, organisation=0))(ONE)

    assert set(statuses(client, "/v1/pupils", 40)) == {200}
