from urllib.parse import parse_qs

import httpx
import pytest
from flask import Flask, Response, make_response, request
from flask.testing import FlaskClient

from services.portal.gateway import gateway
from tests.portal.roads import Blocked


def elsewhere() -> Flask:
    """An API in another process, that tells what reached it."""
    api = Flask("elsewhere")

    @api.route("/v1/<path:path>", methods=["GET", "POST"])
    def told(path: str) -> Response:
        seen = {
            "path": path,
            "query": parse_qs(request.query_string.decode()),
            "body": request.get_data(as_text=True),
            "headers": sorted(name.lower() for name, _ in request.headers),
        }
        answer = make_response(seen)
        answer.status_code = 409 if path == "no" else 200
        answer.headers["ETag"] = '"one"'
        answer.headers["Connection"] = "close"
        return answer

    return api


def portal(road: httpx.BaseTransport) -> FlaskClient:
    app = Flask("portal")
    app.register_blueprint(gateway("http://{service}-api:8000", road))
    return app.test_client()


@pytest.fixture
def client() -> FlaskClient:
    return portal(httpx.WSGITransport(app=elsewhere()))


def test_a_request_arrives_with_its_query_and_its_body(client: FlaskClient):
    told = client.post("/api/intake/v1/leavers?dry_run=true&cursor=a%2Bb", data=b"{}", content_type="application/json")

    assert told.json["path"] == "leavers"
    assert told.json["query"] == {"dry_run": ["true"], "cursor": ["a+b"]}
    assert told.json["body"] == "{}"


def test_an_answer_comes_back_with_its_status_and_headers(client: FlaskClient):
    answer = client.get("/api/intake/v1/no")

    assert answer.status_code == 409
    assert answer.headers["ETag"] == '"one"'
    assert "Connection" not in answer.headers


def test_what_belongs_to_one_connection_or_to_the_portal_stays_behind(client: FlaskClient):
    sent = {
        "Authorization": "Bearer x",
        "Connection": "X-Mine",
        "X-Mine": "1",
        "TE": "trailers",
        "Cookie": "doorlijn=session",
        "Idempotency-Key": "k",
    }

    headers = client.get("/api/aftercare/v1/cases", headers=sent).json["headers"]

    assert {"authorization", "idempotency-key"} <= set(headers)
    assert not {"cookie", "x-mine", "te", "accept-encoding"} & set(headers)


def test_a_service_that_does_not_answer_is_a_problem_with_advice():
    answer = portal(Blocked()).get("/api/aftercare/v1/cases")

    assert answer.status_code == 503
    assert answer.content_type == "application/problem+json"
    assert answer.headers["Retry-After"] == "5"


def test_only_our_own_services_are_reached(client: FlaskClient):
    assert client.get("/api/elsewhere/v1/secrets").status_code == 404
    assert client.get("/api/intake.evil/v1/secrets").status_code == 404
