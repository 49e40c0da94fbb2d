"""The token zoo: an honest token is taken, every other one is refused."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from services.portal.web.session_oidc import Provider
from tests.portal import counterfeiter
from tests.portal.counterfeiter import CLIENT, ISSUER, STRANGE_KEY, Counterfeiter, Forge, honest, signed
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor

SECONDS = 600


def changed(**values: object) -> Forge:
    """An honest token in which something stands differently; None leaves it out."""

    def forge(claims: dict[str, Any]) -> str:
        return signed({name: value for name, value in (claims | values).items() if value is not None})

    return forge


def later(name: str, seconds: int) -> Forge:
    return lambda claims: signed(claims | {name: claims["iat"] + seconds})


def broken(claims: dict[str, Any]) -> str:
    head, body, signature = signed(claims).split(".")
    return f"{head}.{body}.{signature[:-8]}AAAAAAAA"


ZOO: dict[str, Forge] = {
    "no signature": counterfeiter.unsigned,
    "the public key as a secret": counterfeiter.with_our_public_key_as_a_secret,
    "another's key": lambda claims: signed(claims, STRANGE_KEY),
    "a broken signature": broken,
    "an unknown key": lambda claims: signed(claims, kid="two"),
    "a wrong audience": changed(aud="another"),
    "no audience": changed(aud=None),
    "several audiences and not asked by us": changed(aud=[CLIENT, "another"]),
    "asked by another": changed(azp="another"),
    "a wrong issuer": changed(iss="https://evil.test"),
    "no issuer": changed(iss=None),
    "expired": later("exp", -SECONDS),
    "no end": changed(exp=None),
    "not yet valid": later("nbf", SECONDS),
    "issued tomorrow": later("iat", 24 * 3600),
    "no nonce": changed(nonce=None),
    "a wrong nonce": changed(nonce="replayed"),
    "no subject": changed(sub=None),
    "no token": lambda _: "",
    "no JSON": lambda _: "a.b.c",
}


def come_back(stage: Stage, forge: Forge, **answer: str) -> Visitor:
    """Go to the provider and come back with its token."""
    stage.database.now = datetime.now(UTC)  # noqa: TID251  the tokens live by the real clock
    there = Counterfeiter(forge)
    provider = Provider(ISSUER, CLIENT, "", "http://localhost/aanmelden/terug", there)
    visitor = Visitor(stage.portal("test", provider=provider).test_client())
    asked = parse_qs(urlsplit(visitor.client.get("/aanmelden/organisatie").headers["Location"]).query)
    there.claims = honest(asked["nonce"][0], stage.person("job_coach").mail)
    given = {"state": asked["state"][0], "code": "a code"} | answer
    return visitor.open("/aanmelden/terug?" + "&".join(f"{name}={value}" for name, value in given.items()))


def test_an_honest_token_is_taken(region: Stage):
    assert come_back(region, signed).path == "/werk"


@pytest.mark.parametrize("animal", ZOO)
def test_no_animal_of_the_zoo_gets_in(region: Stage, animal):
    visitor = come_back(region, ZOO[animal])

    assert visitor.path == "/aanmelden"
    assert "niet gelukt" in visitor.html
    assert visitor.client.get("/werk").status_code == 303


@pytest.mark.parametrize("answer", [{"state": "another"}, {"state": ""}, {"iss": "https://evil.test"}])
def test_an_answer_that_we_did_not_ask_for_is_refused(region: Stage, answer):
    assert come_back(region, signed, **answer).path == "/aanmelden"


def test_we_ask_with_pkce_and_secrets_that_differ_each_time(region: Stage):
    provider = Provider(ISSUER, CLIENT, "", "http://localhost/aanmelden/terug", Counterfeiter(signed))
    client = region.portal("test", provider=provider).test_client()

    asked = [parse_qs(urlsplit(client.get("/aanmelden/organisatie").headers["Location"]).query) for _ in range(2)]

    assert asked[0]["code_challenge_method"] == ["S256"]
    for name in ("state", "nonce", "code_challenge"):
        assert asked[0][name] != asked[1][name]
        assert len(asked[0][name][0]) >= 43


def test_a_provider_that_says_it_is_another_is_not_asked(region: Stage):
    there = Counterfeiter(signed)
    there.metadata = counterfeiter.METADATA | {"issuer": "https://evil.test"}
    provider = Provider(ISSUER, CLIENT, "", "http://localhost/aanmelden/terug", there)

    visitor = Visitor(region.portal("test", provider=provider).test_client()).open("/aanmelden/organisatie")

    assert visitor.path == "/aanmelden"
