"""Mijn aanmelding: a passkey from an invitation or beside a password; the question is ours, of now, and of this browser."""

import json
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from services.portal.web.passkeys import domain_of, origin_of
from tests.portal.authenticator import ORIGIN, Authenticator
from tests.portal.pages.test_accounts import Office
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor


class KeyOffice(Office):
    """An installation whose address browsers know well enough to make keys for."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.app = stage.portal("test", public_url=ORIGIN)

    def accept(self, role: str, device: Authenticator) -> Visitor:
        return press(self.visitor().open(self.invite(role)), device.make)

    def enter(self, device: Authenticator) -> Visitor:
        return press(self.visitor().open("/aanmelden"), device.use)


def options_on(page: Visitor) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(unescape(re.findall(r'data-options="([^"]+)"', page.html)[0]))
    return found


def press(page: Visitor, answer: Any, **typed: str) -> Visitor:  # noqa: ANN401  what a device does
    return page.submit({"credential": answer(options_on(page)), **typed}, button="oegangssleutel")


@pytest.fixture
def office(stage: Stage) -> KeyOffice:
    return KeyOffice(stage)


def test_who_was_invited_makes_a_key_instead_of_a_password_and_signs_in_with_it(office: KeyOffice):
    device = Authenticator()

    made = office.accept("job_coach", device)
    assert (made.path, "Uw account is klaar" in made.text) == ("/aanmelden", True)
    visitor = office.enter(device)

    assert visitor.path == "/werk"
    assert office.stage.database.rows("directory", "SELECT * FROM accounts") == []


def test_the_question_tells_nothing_about_anybody(office: KeyOffice):
    office.accept("job_coach", Authenticator())

    asked = [options_on(office.visitor().open("/aanmelden")) for _ in range(2)]

    assert all(each["allowCredentials"] == [] for each in asked)
    assert all(each["userVerification"] == "required" for each in asked)
    assert asked[0]["challenge"] != asked[1]["challenge"]


def test_an_answer_after_five_minutes_is_too_late(office: KeyOffice):
    device = Authenticator()
    office.accept("job_coach", device)
    page = office.visitor().open("/aanmelden")
    office.stage.database.now += timedelta(minutes=5)

    late = press(page, device.use)

    assert (late.path, "was verlopen" in late.text) == ("/aanmelden", True)


def test_a_question_of_another_browser_or_for_another_end_is_not_answered_here(office: KeyOffice):
    device = Authenticator()
    office.accept("job_coach", device)
    theirs, mine = office.visitor().open("/aanmelden"), office.visitor().open("/aanmelden")
    question = theirs.form("oegangssleutel").values["question"]
    invitation = office.visitor().open(office.invite("werkconsulent"))

    stolen = mine.submit({"question": question, "credential": device.use(options_on(theirs))}, button="oegangssleutel")
    assert "was verlopen" in stolen.text
    wrong_end = invitation.submit(
        {"question": question, "credential": Authenticator().make(options_on(invitation))}, button="oegangssleutel"
    )
    assert "was verlopen" in wrong_end.text


def test_an_invitation_with_a_key_works_once_and_ends_what_was_before(office: KeyOffice):
    old = Authenticator()
    office.accept("job_coach", old)
    visitor = office.enter(old)
    link = office.invite("job_coach")
    new = Authenticator()

    press(office.visitor().open(link), new.make)

    assert office.visitor().open(link).status == 404
    assert visitor.open("/werk").path == "/aanmelden"
    assert "niet gelukt" in office.enter(old).text
    assert office.enter(new).path == "/werk"


def test_a_password_chosen_with_a_new_invitation_ends_old_keys(office: KeyOffice):
    device = Authenticator()
    office.accept("job_coach", device)

    key = office.account("job_coach")

    assert "niet gelukt" in office.enter(device).text
    assert office.sign_in("job_coach", key).path == "/werk"


def test_who_signed_in_with_a_password_adds_names_and_removes_a_key(office: KeyOffice):
    visitor = office.sign_in("job_coach", office.account("job_coach")).open("/mijn-aanmelding")
    device = Authenticator()
    assert "U heeft nog geen toegangssleutel." in visitor.text

    press(visitor, device.make, name="Telefoon van het werk")
    assert "Telefoon van het werk" in visitor.text
    assert office.enter(device).path == "/werk"
    visitor.submit({"name": "Oude telefoon"}, button="Naam bewaren")
    assert "Oude telefoon" in visitor.text
    visitor.submit(button="Verwijderen")

    assert "De toegangssleutel is verwijderd." in visitor.text
    assert "niet gelukt" in office.enter(device).text


def test_a_device_is_asked_not_to_make_a_second_key(office: KeyOffice):
    device = Authenticator()
    office.accept("job_coach", device)

    asked = options_on(office.enter(device).open("/mijn-aanmelding"))

    assert len(asked["excludeCredentials"]) == 1


def test_without_a_script_the_password_is_there_and_the_key_out_of_sight(office: KeyOffice):
    page = office.visitor().open("/aanmelden")

    assert re.search(r"<form[^>]*data-passkey[^>]* hidden>", page.html)
    assert "Wachtwoord" in page.text


def test_the_key_of_the_codes_is_also_a_picture(office: KeyOffice):
    page = office.visitor().open(office.invite("job_coach"))

    assert "<svg" in page.main
    assert "style=" not in page.main


@pytest.mark.parametrize(
    ("url", "wanted", "domain"),
    [
        ("https://doorlijn.regio.example", "", "doorlijn.regio.example"),
        ("https://doorlijn.regio.example:8443/", "regio.example", "regio.example"),
        ("https://doorlijn.regio.example", "elders.example", None),
        ("http://doorlijn.regio.example", "", None),
        ("http://localhost:8080", "", "localhost"),
        ("http://127.0.0.1:8080", "", None),
        ("https://192.0.2.1", "", None),
    ],
)
def test_keys_are_made_only_where_a_browser_makes_them(url: str, wanted: str, domain: str | None):
    assert domain_of(url, wanted) == domain


def test_the_origin_is_written_as_browsers_do():
    assert origin_of("https://Doorlijn.Regio.example/") == "https://doorlijn.regio.example"


def test_where_no_keys_are_made_nobody_is_offered_one(stage: Stage):
    page = Visitor(stage.portal("test").test_client()).open("/aanmelden")

    assert "data-passkey" not in page.html
