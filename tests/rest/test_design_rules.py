"""The technical rules of the Dutch API Design Rules 2.1, over the documents and over live answers.

One rule is not kept, and docs/decisions says why: query keys are snake_case here, like the fields.
"""

import re
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from access.actor import Actor
from doorlijn.database_setup import SERVICES
from tests.machinery.database import Database
from tests.rest.documents import Json, Operation, app_of, document_of, operations

ALL = list(operations())
SEMVER = r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
# A noun of which there is one of its kind: of a service, of a case, of a conversation.
ONE_OF_ITS_KIND = {
    "worklist", "acceptance", "timeline", "drop-out", "appointment", "outcome", "end", "substitute", "contact",
    "summary", "messaging", "inbox", "retry", "read", "unread-count", "health", "openapi.json", "audit", "current",
    "invitation", "language", "role", "account", "passkey", "approval", "refusal", "no-show", "last-day", "end-withdrawal",
    "drop-out-withdrawal", "next-step", "beginning", "reservation", "match", "starting-point", "hand-over", "kept",
    "transfer", "signature", "last-day-answer", "ending-answer", "acknowledgement", "intake-rule",
    "preparation", "exit-plan", "difference", "owed-evidence", "closure", "file", "verification", "withdrawal", "credential", "paper", "revocation", "did", "preview", "trust-list",
}  # fmt: skip


@pytest.fixture
def client(database: Database) -> FlaskClient:
    return database.client("directory", Actor(UUID(int=1), "admin"))


@pytest.mark.parametrize("service", SERVICES)
def test_the_document_says_version_contact_and_where(service: str):
    document = document_of(service)

    assert re.fullmatch(SEMVER, document["info"]["version"])  # /core/semver
    assert all(document["info"]["contact"][each] for each in ("name", "email", "url"))  # /core/doc-openapi-contact
    assert [re.search(r"/v[\d+]", each["url"]) is not None for each in document["servers"]] == [
        True
    ]  # /core/uri-version
    assert not document["servers"][0]["url"].startswith("http://")


@pytest.mark.parametrize("service", SERVICES)
def test_the_document_is_public_at_its_place_for_any_page(service: str):
    answer = app_of(service).test_client().get("/v1/openapi.json")  # without a token: /core/publish-openapi

    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("operation", ALL, ids=str)
def test_paths_are_kebab_case_nouns_in_the_plural_without_slash_or_format_at_the_end(operation: Operation):
    segments = [each for each in operation.path.split("/")[1:] if not each.startswith("{")]

    assert not operation.path.endswith("/")  # /core/no-trailing-slash
    for segment in segments:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", segment) or segment == "openapi.json"  # path-segments-kebab-case
        assert segment.endswith("s") or segment in {
            *ONE_OF_ITS_KIND,
            "people",
            "leerlijnen",
        }  # /core/naming-collections


@pytest.mark.parametrize("operation", ALL, ids=str)
def test_only_standard_methods_are_used(operation: Operation):
    assert set(operation.item) <= {"get", "post", "put", "patch", "delete", "parameters"}  # /core/http-methods
    assert operation.method != "get" or "requestBody" not in operation.told


@pytest.mark.parametrize("operation", ALL, ids=str)
def test_each_answer_names_the_version_of_the_api(operation: Operation):
    for response in operation.responses.values():
        assert "API-Version" in response["headers"]  # /core/version-header


@pytest.mark.parametrize("operation", ALL, ids=str)
def test_each_error_is_a_problem_with_status_title_and_detail(operation: Operation):
    problem = document_of(operation.service)["components"]["schemas"]["Problem"]
    errors = {status: each for status, each in operation.responses.items() if int(status) >= 400}

    assert {"status", "title", "detail"} <= set(problem["properties"])  # /core/error-handling/problem-details
    assert all("application/problem+json" in each["content"] for each in errors.values())
    assert operation.path in {"/health", "/openapi.json"} or "400" in errors  # /core/error-handling/invalid-input


@pytest.mark.parametrize("service", SERVICES)
def test_days_are_dates_and_moments_have_a_zone(service: str):
    for name, field in fields(document_of(service)):
        formats = field.get("format", "")
        is_cell = "number" in field.get("type", "")  # of a sheet: as people type days
        assert not name.endswith("_on") or formats == "date" or is_cell, name  # /core/date-time
        assert not name.endswith("_at") or formats == "date-time", name
        assert formats not in {"date-time-local", "time"}


@pytest.mark.parametrize("service", SERVICES)
def test_nothing_sensitive_stands_in_an_address(service: str):
    names = {each["name"] for op in ALL if op.service == service for each in op.parameters if each["in"] != "header"}

    assert names & {"first_name", "last_name", "name", "mail", "birth_date", "token", "pupil_number"} == set()


@pytest.mark.parametrize("path", ["/v1/people", "/v1/people/x", "/v1/nothing", "/v1/health"])
def test_each_live_answer_carries_the_headers(client: FlaskClient, path: str):
    headers = client.get(path).headers  # /core/transport/security-headers

    assert re.fullmatch(SEMVER, headers["API-Version"])
    assert headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "max-age=" in headers["Strict-Transport-Security"]
    assert headers["Content-Type"] in {"application/json", "application/problem+json"}
    assert "Access-Control-Allow-Origin" not in headers  # no other page may read what a token shows
    assert "Server" not in headers


def test_head_options_and_unknown_methods_are_answered_sanely(client: FlaskClient):
    shown, head = client.get("/v1/people"), client.head("/v1/people")
    options, unknown = client.options("/v1/people"), client.patch("/v1/people", json={})

    assert (head.status_code, head.data, head.headers["Content-Length"]) == (200, b"", shown.headers["Content-Length"])
    assert options.status_code == 200
    assert set(options.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert (unknown.status_code, unknown.mimetype) == (405, "application/problem+json")
    assert set(unknown.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_a_slash_at_the_end_is_another_address(client: FlaskClient):
    assert client.get("/v1/people/").status_code == 404  # /core/no-trailing-slash


def test_another_kind_of_body_is_refused(client: FlaskClient):
    answer = client.post("/v1/people", data="<a/>", content_type="application/xml")

    assert (answer.status_code, answer.mimetype) == (415, "application/problem+json")


def fields(document: Json) -> list[tuple[str, Json]]:
    shapes = document["components"]["schemas"].values()
    return [each for shape in shapes for each in shape.get("properties", {}).items()]
