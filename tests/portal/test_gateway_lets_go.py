"""The gateway holds on to nothing: a hundred answers without a body leave it as it was."""

import httpx
import pytest
from flask import Flask

from services.portal.gateway import gateway, is_public


@pytest.fixture
def client():
    web = Flask("outside")
    inside = httpx.MockTransport(lambda _: httpx.Response(204))
    web.register_blueprint(gateway("http://{service}-api", inside))
    return web.test_client()


def test_answers_without_a_body_are_closed(client, monkeypatch):
    closed = []
    monkeypatch.setattr(httpx.Response, "close", lambda answer: closed.append(answer.status_code))

    for _ in range(3):
        client.head("/api/intake/v1/health").close()

    assert closed.count(204) >= 3


@pytest.mark.parametrize("path", ["metrics", "v1/../metrics", "v1/./x", "", "v2/pupils"])
def test_what_is_for_the_inside_is_not_passed_on(path):
    assert not is_public(path)


def test_a_path_that_is_no_address_is_refused(client):
    assert client.get("/api/intake/v1/a%0db").status_code == 400
