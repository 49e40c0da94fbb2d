"""Only who is named may say for whom a request came; from anybody else the saying is thrown away."""

import pytest

from rest.allowances import Limits
from rest.limits import AtTheDoor
from rest.proxies import BehindProxies, networks

PROXIES = ["10.0.0.1", "10.1.0.0/16", "fd00::/8"]


def seen(remote: str, told: str = "", trusted: list[str] | None = None, **more: str) -> dict[str, object]:
    """What the app is told of a request."""
    found: dict[str, object] = {}

    def app(environ, _start_response):
        found.update(environ)
        return []

    environ = {"REMOTE_ADDR": remote, "HTTP_X_FORWARDED_FOR": told, "wsgi.url_scheme": "http"} | more
    BehindProxies(app, networks(PROXIES if trusted is None else trusted))(environ, None)
    return found


@pytest.mark.parametrize(
    ("remote", "told", "visitor"),
    [
        ("10.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", "198.51.100.1, 192.0.2.7", "192.0.2.7"),  # what a visitor says of himself stands in front
        ("10.0.0.1", "192.0.2.7, 10.1.2.3", "192.0.2.7"),  # two proxies in a row
        ("10.0.0.1", "10.1.2.3", "10.1.2.3"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "192.0.2.7, 127.0.0.1\r\nX: y", "10.0.0.1"),
        ("fd00::1", "2001:db8::7", "2001:db8::7"),
        ("192.0.2.9", "192.0.2.7", "192.0.2.9"),  # nobody we know
        ("", "192.0.2.7", ""),
    ],
)
def test_the_visitor_is_the_last_machine_that_is_not_trusted(remote: str, told: str, visitor: str):
    assert seen(remote, told)["REMOTE_ADDR"] == visitor


def test_by_default_nobody_is_believed_and_nothing_of_it_is_left():
    found = seen("10.0.0.1", "192.0.2.7", [], HTTP_X_FORWARDED_PROTO="https", HTTP_FORWARDED="for=192.0.2.7")

    assert found["REMOTE_ADDR"] == "10.0.0.1"
    assert found["wsgi.url_scheme"] == "http"
    assert not [name for name in found if "FORWARDED" in name]


def test_a_trusted_proxy_says_that_it_was_https_and_nothing_strange():
    assert seen("10.0.0.1", HTTP_X_FORWARDED_PROTO="https")["wsgi.url_scheme"] == "https"
    assert seen("10.0.0.1", HTTP_X_FORWARDED_PROTO="javascript")["wsgi.url_scheme"] == "http"


def test_behind_a_proxy_one_visitor_does_not_use_up_what_another_may():
    def app(_environ, start_response):
        start_response("200 OK", [])
        return [b""]

    door = BehindProxies(AtTheDoor(app, Limits(address=6), ()), networks(PROXIES))

    def ask(visitor: str) -> str:
        said: list[str] = []
        environ = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": visitor, "PATH_INFO": "/"}
        door(environ, lambda status, _headers: said.append(status))
        return said[0]

    hasty = [ask("192.0.2.7") for _ in range(6)]

    assert hasty[-1].startswith("429")
    assert ask("192.0.2.8") == "200 OK"
