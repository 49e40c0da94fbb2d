"""Signing in at one's own organisation, with a real provider: it says who, the directory says what."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from access.actor import Actor
from services.portal.web.session_oidc import Provider
from tests.portal.real_provider import real_provider, sign_in_there
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with real_provider() as started:
        yield started


class Office:
    """An installation for real people with a provider."""

    def __init__(self, stage: Stage, provider: Provider) -> None:
        stage.database.now = datetime.now(UTC)  # noqa: TID251  the provider lives by the real clock
        self.stage = stage
        self.app = stage.portal("test", provider=provider)

    def visitor(self) -> Visitor:
        return Visitor(self.app.test_client())

    def mail(self, role: str) -> str:
        return self.stage.person(role).mail

    def away(self, visitor: Visitor, path: str = "/aanmelden/organisatie") -> str:
        return str(visitor.client.get(path).headers["Location"])

    def sign_in(self, subject: str, mail: str, verified: str = "true") -> Visitor:
        visitor = self.visitor()
        return visitor.open(sign_in_there(self.away(visitor), f"{subject}|{mail}|{verified}"))


@pytest.fixture
def office(stage: Stage, provider: Provider) -> Office:
    return Office(stage, provider)


def test_who_is_known_by_a_verified_address_is_linked_and_works(office: Office):
    assert office.sign_in("coach-1", office.mail("job_coach").upper()).path == "/werk"

    [kept] = office.stage.database.rows("directory", "SELECT * FROM identities")

    assert (kept["subject"], kept["person_id"]) == ("coach-1", office.stage.person("job_coach").person_id)


def test_once_linked_the_address_does_not_matter_any_more(office: Office):
    office.sign_in("coach-1", office.mail("job_coach"))

    assert office.sign_in("coach-1", "nieuw@voorbeeld.example", "false").path == "/werk"


def test_an_address_given_to_somebody_new_brings_no_access(office: Office):
    office.sign_in("coach-1", office.mail("job_coach"))

    visitor = office.sign_in("successor", office.mail("job_coach"))

    assert visitor.path == "/aanmelden"
    assert "hoort al bij een andere aanmelding" in visitor.text


@pytest.mark.parametrize(
    ("mail", "verified", "said"),
    [("niemand@elders.example", "true", "kent uw mailadres niet"), ("", "false", "niet bevestigd")],
)
def test_who_is_not_known_hears_what_to_do(office: Office, mail: str, verified: str, said: str):
    visitor = office.sign_in("stranger", mail or office.mail("admin"), verified)

    assert visitor.path == "/aanmelden"
    assert said in visitor.text
    assert visitor.client.get("/werk").status_code == 303


def test_one_comes_back_to_the_page_one_wanted(office: Office):
    visitor = office.visitor().open("/gesprekken")
    away = office.away(visitor, visitor.link("Aanmelden bij uw organisatie"))

    visitor.open(sign_in_there(away, f"w-1|{office.mail('werkconsulent')}|true"))

    assert visitor.path == "/gesprekken"


def test_who_has_several_roles_chooses_one(office: Office):
    admin = office.stage.person("admin")
    client = office.stage.database.client("directory", Actor(UUID(int=0xAD), "admin"))  # nobody gives himself a role
    body: dict[str, Any] = {"role": "coordinator", "organisation_id": str(admin.organisation_id)}
    assert client.post(f"/v1/people/{admin.person_id}/roles", json=body).status_code == 201

    visitor = office.sign_in("admin-1", admin.mail)

    assert visitor.path == "/aanmelden/rol"


def test_an_answer_counts_once_and_a_code_too(office: Office):
    visitor = office.visitor()
    away = office.away(visitor)
    cookie = visitor.client.get_cookie("doorlijn-aanmelden")
    assert cookie is not None
    back = sign_in_there(away, f"coach-1|{office.mail('job_coach')}|true")
    assert visitor.open(back).path == "/werk"

    again = office.visitor()
    again.client.set_cookie("doorlijn-aanmelden", cookie.value)

    assert again.open(back).path == "/aanmelden"
    assert office.visitor().open(back).path == "/aanmelden"
    assert "niet gelukt" in again.text


def test_an_answer_to_another_browsers_attempt_is_refused(office: Office):
    victim, attacker = office.visitor(), office.visitor()
    office.away(victim)
    back = sign_in_there(office.away(attacker), f"coach-1|{office.mail('job_coach')}|true")

    assert victim.open(back).path == "/aanmelden"
    assert victim.client.get("/werk").status_code == 303
