"""The page that checks a document without a server: opened as a file, it asks nobody anything."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from services.certification.papers import jose
from services.certification.papers.credential import compact, credential
from services.certification.papers.paper import paper
from services.certification.papers.seal import seal
from services.certification.papers.signer import public_jwk
from services.certification.papers.status_list import REVOCATION, StatusList, status_credential
from services.certification.papers.trust import TrustedIssuer, trust_list
from tests.architecture.landscape import SERVICES
from tests.browser.reader import NARROW
from tests.certification.papers.documents import DID, DIPLOMA, DOCUMENT, NOW, key, sealed

PAGE = (SERVICES / "portal" / "static" / "controle" / "index.html").as_uri()
# The page reads the clock of the machine, which may stand before that of the invented document.
OLD = replace(DOCUMENT, issued_at=NOW.replace(month=1, day=5))
OLD_DIPLOMA = replace(DIPLOMA, issued_at=NOW.replace(month=1, day=5))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": NARROW[0], "height": NARROW[1]}, offline=True)
    made = context.new_page()
    complaints: list[str] = []
    made.on("console", lambda said: complaints.append(said.text))
    made.on("pageerror", lambda error: complaints.append(str(error)))
    made.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith("file:") else None)
    made.goto(PAGE)
    yield made
    context.close()
    assert complaints == []


@pytest.fixture
def check(page: Page, tmp_path: Path) -> Callable[..., list[str]]:
    """Choose a document and a list, press, and read the four answers."""

    def checked(
        content: bytes, *, did: str = DID, is_test: bool = False, has_list: bool = True, withdrawn: str = ""
    ) -> list[str]:
        file, trust = tmp_path / "document.pdf", tmp_path / "vertrouwd.json"
        file.write_bytes(content)
        issuer = TrustedIssuer(did, "Praktijkschool De Vaart", {key(did).kid: public_jwk(key(did))}, is_test)
        trust.write_text(json.dumps(trust_list("De Lijnstreek", [issuer], NOW)), encoding="utf-8")
        page.get_by_label("Het document: de PDF").set_input_files(file)
        if has_list:
            page.get_by_label("De lijst van uitgevers").set_input_files(trust)
        if withdrawn:
            (tmp_path / "lijst.jwt").write_text(withdrawn, encoding="ascii")
            page.get_by_label("De lijst met ingetrokken documenten").set_input_files(tmp_path / "lijst.jwt")
        page.get_by_role("button", name="Kijk na").click()
        expect(page.locator("#answers dd")).to_have_count(4)
        return page.locator("#answers dd").evaluate_all("all => all.map(each => each.className)")

    return checked


def test_a_true_paper_gets_its_answers_and_shows_what_to_lay_beside_it(page: Page, check):
    assert check(sealed(OLD)) == ["yes", "yes", "unknown", "unknown"]
    expect(page.locator("#facts")).to_contain_text("Sanne de Boer")
    expect(page.locator("#work")).to_contain_text("B1-K1-W3 Vervangt banden en wielen: met hulp")


@pytest.mark.parametrize("carrier", [credential, compact])
def test_the_digital_version_and_the_short_one_are_checked_as_well(page: Page, check, carrier):
    assert check(carrier(OLD, key()).encode()) == ["yes", "yes", "unknown", "unknown"]
    expect(page.locator("#work")).to_contain_text("met hulp")
    expect(page.locator("#facts")).to_contain_text("14 maart 2008")


@pytest.mark.parametrize("carrier", [sealed, lambda fact: credential(fact, key()).encode()])
def test_a_diploma_is_checked_as_well_and_shows_its_parts(page: Page, check, carrier):
    assert check(carrier(OLD_DIPLOMA)) == ["yes", "yes", "unknown", "unknown"]
    expect(page.locator("#facts")).to_contain_text("Zorg en welzijn")
    expect(page.locator("#work li")).to_have_text(list(OLD_DIPLOMA.parts))


def test_the_code_of_a_diploma_names_the_programme(page: Page, check):
    assert check(compact(OLD_DIPLOMA, key()).encode()) == ["yes", "yes", "unknown", "unknown"]
    expect(page.locator("#facts")).to_contain_text("Zorg en welzijn")
    expect(page.locator("#work li")).to_have_count(0)


def test_the_text_of_the_code_can_be_pasted(page: Page):
    page.get_by_label("Of: de tekst van de rechter QR-code").fill(f" {compact(OLD, key())}\n")
    page.get_by_role("button", name="Kijk na").click()

    expect(page.locator("#facts")).to_contain_text("Sanne de Boer")
    expect(page.locator("#answers")).to_contain_text("u koos geen lijst")


def test_a_changed_paper_a_changed_credential_and_a_forged_seal_are_refused(check):
    pdf, token = bytearray(sealed(OLD)), bytearray(credential(OLD, key()).encode())
    pdf[200] ^= 1
    token[-20] ^= 1
    forged = seal(paper(OLD, credential(OLD, key()), compact(OLD, key())), key(number=2), NOW)

    for content in (
        bytes(pdf),
        bytes(token),
        forged,
        paper(OLD, credential(OLD, key()), ""),
        sealed(OLD) + b"\n",
        b"x",
    ):
        assert check(content)[0] == "no"


def test_a_foreign_one_and_one_for_trying_are_told_apart(check):
    assert check(sealed(OLD), did="did:web:doorlijn.example:uitgevers:99ZZ")[:2] == ["unknown", "no"]
    assert check(sealed(OLD), is_test=True)[:2] == ["yes", "no"]
    assert check(sealed(replace(OLD, is_test=True)))[:2] == ["yes", "no"]


def status(*withdrawn: int, url: str = OLD.status_list, number: int = 1) -> str:
    """The school's list, as it publishes it."""
    return status_credential(StatusList(withdrawn=withdrawn), url, DID, REVOCATION, key(number=number), OLD.issued_at)


def test_with_the_schools_list_a_withdrawn_one_and_one_in_force_are_told_apart(page: Page, check):
    assert check(sealed(OLD), withdrawn=status(OLD.status_index)) == ["yes", "yes", "no", "unknown"]
    expect(page.locator("#answers")).to_contain_text("heeft dit document ingetrokken; dat was zo op 5 januari")
    assert check(sealed(OLD), withdrawn=status(OLD.status_index + 1)) == ["yes", "yes", "yes", "unknown"]


def test_a_list_of_somebody_else_says_nothing(check):
    others = OLD.status_list.replace("/1", "/2")

    for wrong in (status(url=others), status(number=2), status()[:-8] + "AAAAAAAA", "geen lijst"):
        assert check(sealed(OLD), withdrawn=wrong)[2] == "unknown"


def test_without_the_list_the_page_says_where_it_is(page: Page, check):
    check(sealed(OLD))

    expect(page.get_by_role("link", name="Die lijst ophalen")).to_have_attribute("href", OLD.status_list)


def test_a_claim_that_is_there_twice_is_refused(check):
    head, body, _ = credential(OLD, key()).split(".")
    twice = jose.encoded(jose.decoded(body)[:-1] + b',"jti":"urn:uuid:0"}')
    message = f"{head}.{twice}"

    assert check(f"{message}.{jose.encoded(key().sign(message.encode()))}".encode())[0] == "no"


def test_everybody_can_use_it_also_on_a_small_phone(page: Page, check):
    check(sealed(OLD))

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
    assert Axe().run(page)["violations"] == []
