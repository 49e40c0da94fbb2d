"""Whom to ask at a school and what happens after it: for everybody, without signing in, and nothing about anybody."""

from datetime import timedelta

import pytest

from tests.portal.stage import Stage
from tests.portal.visitor import Visitor


def anybody(stage: Stage) -> Visitor:
    return Visitor(stage.app.test_client())


def test_anybody_finds_the_contact_of_a_school_from_the_sign_in_page(region: Stage):
    page = anybody(region).open("/aanmelden").follow("Zoek je school").follow("Praktijkschool De Ankerlijn")

    assert page.path == "/scholen/99AA"
    assert "Stagecoördinator" in page.text
    assert 'href="mailto:nazorg@ankerlijn.example"' in page.main
    assert 'href="tel:09000000001"' in page.main
    assert "Je krijgt een jobcoach." in page.text


def test_a_page_is_the_same_for_everybody_and_may_be_kept(region: Stage):
    signed_in = region.sign_in("school_staff").open("/scholen/99AA")
    answer = anybody(region).open("/scholen/99AA").answer

    assert signed_in.answer.get_data() == answer.get_data()
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    again = region.app.test_client().get("/scholen/99AA", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")


@pytest.mark.parametrize("path", ["/scholen/01XX", "/scholen/GM9001", "/scholen/99AA/x", "/scholen/%00"])
def test_a_school_that_is_not_there_is_not_found(region: Stage, path):
    assert anybody(region).open(path).status == 404


def test_a_brin_in_small_letters_leads_to_the_one_address(region: Stage):
    assert anybody(region).open("/scholen/99aa").path == "/scholen/99AA"


def test_no_young_person_stands_on_a_public_page(stage: Stage):
    stage.report_leaver()

    for path in ("/scholen", "/scholen/99AA"):
        html = anybody(stage).open(path).html
        assert not any(word in html for word in ("Sanne", "Veen", "0042", "Halm"))


def test_the_administrator_changes_the_contact_and_everybody_sees_it(stage: Stage):
    anybody(stage).open("/scholen/99AA")
    admin = stage.sign_in("admin").open("/organisaties")
    admin.open(contact_form(admin)).submit(
        {"contact_function": "Transitiecoach", "contact_mail": "", "contact_phone": "010 555 12 34"}
    )

    assert "De contactgegevens zijn opgeslagen." in admin.text
    assert "Transitiecoach, 010 555 12 34" in admin.text
    stage.database.now += timedelta(minutes=2)
    page = anybody(stage).open("/scholen/99AA")
    assert "Transitiecoach" in page.text
    assert "mailto:" not in page.main


@pytest.mark.parametrize(
    ("typed_in", "name"),
    [
        ({"contact_function": ""}, "contact_function"),
        ({"contact_mail": "", "contact_phone": ""}, "contact_mail"),
        ({"contact_mail": "geen adres"}, "contact_mail"),
        ({"contact_phone": "bel maar"}, "contact_phone"),
    ],
)
def test_half_a_contact_is_refused_beside_the_question(stage: Stage, typed_in, name):
    admin = stage.sign_in("admin").open("/organisaties")

    admin.open(contact_form(admin)).submit(typed_in)

    assert admin.status == 400
    assert f'id="error-{name}"' in admin.main


def test_without_a_contact_the_page_still_helps(stage: Stage):
    admin = stage.sign_in("admin").open("/organisaties")

    admin.open(contact_form(admin)).submit(dict.fromkeys(("contact_function", "contact_mail", "contact_phone"), ""))

    assert "Bel of mail de school." in anybody(stage).open("/scholen/99AA").text


def test_only_the_administrator_changes_a_contact(region: Stage):
    form = contact_form(region.sign_in("admin").open("/organisaties"))

    assert region.sign_in("school_staff").open(form).status == 403


def contact_form(admin: Visitor) -> str:
    return admin.link("Wijzigen : Praktijkschool De Ankerlijn")


def test_a_public_page_speaks_the_language_of_its_address_so_that_a_cache_gives_nobody_another(region: Stage):
    client = region.app.test_client()
    client.set_cookie("doorlijn_language", "nl")

    dutch = client.get("/scholen/99AA", headers={"Accept-Language": "en"})
    english = client.get("/scholen/99AA?taal=en")

    assert (dutch.headers["Content-Language"], english.headers["Content-Language"]) == ("nl", "en")
    assert "<form" not in english.get_data(as_text=True)
    assert "Vary" not in english.headers
