"""Passkeys in a real browser: made from an invitation, used to sign in, beside a password; and signing out on both screens."""

import re

import pyotp
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import Clicks
from tests.browser.real_people import Installation


def accepted(place: Installation, page: Page, role: str) -> None:
    page.goto(place.invite(role))
    page.get_by_label("Naam van dit toestel").fill("Mijn laptop")
    page.get_by_role("button", name="Toegangssleutel maken").click()
    expect(page.get_by_text("Uw account is klaar.")).to_be_visible()


def enter(page: Page) -> None:
    page.get_by_role("button", name="Aanmelden met een toegangssleutel").click()


def test_an_account_is_made_with_a_key_and_the_key_opens_it(place: Installation, window):
    page, protocol, device = window()

    accepted(place, page, "job_coach")
    [made] = protocol.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    enter(page)

    expect(page.get_by_role("heading", name="Mijn werk")).to_be_visible()
    assert (made["isResidentCredential"], made["rpId"]) == (True, "localhost")


def test_without_verification_on_the_device_nobody_gets_in(place: Installation, window):
    page, protocol, device = window()
    accepted(place, page, "werkconsulent")
    protocol.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})

    enter(page)

    expect(page.get_by_text("Dat is niet gelukt.")).to_be_visible()
    assert page.url.endswith("/aanmelden")


def test_a_device_without_a_key_says_so_and_the_password_is_still_there(place: Installation, window):
    page, _, _ = window()
    page.goto(f"{place.address}/aanmelden")

    enter(page)

    expect(page.get_by_text("Dat is niet gelukt.")).to_be_visible()
    expect(page.get_by_label("Wachtwoord")).to_be_visible()


def test_a_second_key_is_named_and_removed_and_one_per_device_is_enough(place: Installation, window):
    page, _, _ = window()
    accepted(place, page, "coordinator")
    enter(page)
    page.locator("a.me-name").click()
    expect(page.get_by_role("heading", name="Mijn aanmelding")).to_be_visible()

    page.get_by_role("button", name="Toegangssleutel maken").click()
    expect(page.get_by_text("Dit toestel heeft al een toegangssleutel van u.")).to_be_visible()
    page.get_by_label("Andere naam").fill("Laptop van het werk")
    page.get_by_role("button", name="Naam bewaren").click()
    expect(page.get_by_text("De naam is bewaard.")).to_be_visible()
    page.get_by_role("button", name="Verwijderen").click()

    expect(page.get_by_text("Dit is uw enige manier om u aan te melden.")).to_be_visible()
    assert Axe().run(page)["violations"] == []


def test_signing_out_on_one_screen_signs_out_on_the_other(place: Installation, window):
    laptop, protocol, device = window()
    accepted(place, laptop, "job_coach")
    [key] = protocol.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    phone, other_protocol, other_device = window()
    copied = key | {"signCount": 100}  # one that counts on; with the same count it would be taken for a stolen copy
    other_protocol.send("WebAuthn.addCredential", {"authenticatorId": other_device, "credential": copied})
    enter(laptop)
    phone.goto(f"{place.address}/aanmelden")
    enter(phone)
    for page in (laptop, phone):
        expect(page.get_by_role("heading", name="Mijn werk")).to_be_visible()

    laptop.get_by_role("button", name="Afmelden").click()
    expect(laptop.get_by_role("heading", name="Aanmelden", exact=True)).to_be_visible()
    phone.reload()

    expect(phone.get_by_role("heading", name="Aanmelden", exact=True)).to_be_visible()


def test_the_pages_are_free_of_barriers_and_fit_a_telephone(place: Installation, window):
    page, _, _ = window()
    for path in ("/aanmelden", place.invite("werkconsulent").removeprefix(place.address)):
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(f"{place.address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert Axe().run(page)["violations"] == [], path


def test_without_a_script_one_signs_in_with_a_password_and_a_code(place: Installation, browser: Browser):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto(place.invite("werkconsulent"))
    expect(page.get_by_role("button", name="Toegangssleutel maken")).not_to_be_visible()
    key = "".join(page.locator("strong").first.inner_text().split())
    for name in ("password", "again"):
        page.locator(f"#{name}").fill("drie blauwe fietsen")
    page.locator("#code").fill(pyotp.TOTP(key).at(place.database.now))
    page.get_by_role("button", name="Account maken").click()
    expect(page.get_by_text("Uw account is klaar.")).to_be_visible()

    place.database.now = place.database.now.replace(minute=(place.database.now.minute + 1) % 60)
    page.locator("#mail").fill(place.person("werkconsulent").mail)
    page.locator("#password").fill("drie blauwe fietsen")
    page.locator("#code").fill(pyotp.TOTP(key).at(place.database.now))
    page.get_by_role("button", name="Aanmelden", exact=True).click()

    expect(page.get_by_role("heading", name="Mijn werk")).to_be_visible()
    context.close()


def test_an_administrator_invites_a_colleague_with_a_role_in_four(place: Installation, window):
    page, _, _ = window()
    accepted(place, page, "admin")
    enter(page)
    clicks = Clicks(page)

    clicks.follow("Medewerkers")
    clicks.follow("Medewerker toevoegen")
    page.locator("#name").fill("Iris de Wit")
    page.locator("#mail").fill("i.dewit@voorbeeld.example")
    page.locator("#role").select_option("coordinator")
    page.locator("#organisation_id").select_option(label="Arbeidsmarktregio De Lijnstreek")
    clicks.press("Medewerker toevoegen")

    link = page.get_by_label("Link voor de medewerker")
    expect(link).to_have_value(re.compile(f"^{place.address}/uitnodiging/[A-Za-z0-9_-]{{43}}$"))
    assert clicks.count <= 4
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert Axe().run(page)["violations"] == []
    invited, _, _ = window()
    invited.goto(link.input_value())
    expect(invited.get_by_text("Welkom, Iris de Wit.")).to_be_visible()
    page.goto(f"{place.address}/mijn-aanmelding")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
