"""Every page, for everybody: no violation that axe knows of, and nothing that only fits a wide screen."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.pages_of_roles import PAGES
from tests.browser.reader import NARROW, WIDE
from tests.browser.scene import Scene
from tests.browser.signing_in import sign_in
from tests.portal.stage import typed

FIRST_ONES = "document.querySelectorAll('main details').forEach((it, number) => number < 12 || it.remove())"
EVERY_PAGE = [(role, name) for role, pages in PAGES.items() for name in pages]


def look(page: Page) -> list[str]:
    """Everything wrong with the page as it stands."""
    page.wait_for_load_state()
    width = page.evaluate("document.documentElement.scrollWidth")
    page.evaluate(FIRST_ONES)
    found: dict[str, Any] = Axe().run(page)
    wrong = [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]
    if width > page.viewport_size["width"]:
        wrong.append(f"{width} wide")
    return wrong


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
@pytest.mark.parametrize("role", PAGES)
def test_everybody_can_use_every_page(scene: Scene, open_page: Callable[..., Page], role, size):
    page = open_page(size=size)
    sign_in(page, scene, role)
    found = {}

    for name, path in PAGES[role].items():
        page.goto(scene.address + path.format_map(vars(scene)))
        found[name] = look(page)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
@pytest.mark.parametrize(("role", "group"), [("coordinator", "Meer"), ("admin", "Inrichting")])
def test_everybody_can_use_a_menu_that_stands_open(scene: Scene, open_page: Callable[..., Page], role, group, size):
    page = open_page(size=size)
    sign_in(page, scene, role)

    page.locator(".nav summary", has_text=group).click()

    assert look(page) == []


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_everybody_can_sign_in_and_read_what_is_wrong(scene: Scene, open_page: Callable[..., Page], size):
    page = open_page(size=size)
    page.goto(f"{scene.address}/aanmelden")
    assert look(page) == []
    sign_in(page, scene, "school_staff")

    page.goto(f"{scene.address}/schoolverlaters/melden")
    page.get_by_role("button", name="Schoolverlater melden").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert look(page) == []

    page.goto(f"{scene.address}/schoolverlaters/importeren")
    page.set_input_files("#file", {"name": "lijst.csv", "mimeType": "text/csv", "buffer": b"voornaam\r\nNoor\r\n"})
    page.get_by_role("button", name="Voorbeeld bekijken").click()
    assert look(page) == []


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_everybody_can_read_a_secret_that_is_shown_once(scene: Scene, open_page: Callable[..., Page], size):
    page = open_page(size=size)
    sign_in(page, scene, "admin")
    page.goto(f"{scene.address}/systemen")

    page.locator("#organisation_id").select_option(label="Praktijkschool De Ankerlijn")
    page.locator("#name").fill("Leerlingadministratie")
    page.get_by_role("button", name="Toegang geven").click()
    expect(page.get_by_label("Geheim (client_secret)")).to_be_visible()

    assert look(page) == []


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_anybody_can_read_about_a_school(scene: Scene, open_page: Callable[..., Page], size):
    page = open_page(size=size)

    found = {}
    for path in ("/scholen", "/scholen/99AA", "/scholen/99AC"):
        page.goto(scene.address + path)
        found[path] = look(page)

    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_everybody_can_follow_a_list_on_its_way_in(scene: Scene, open_page: Callable[..., Page], size):
    page = open_page(size=size)
    sign_in(page, scene, "school_staff")
    columns = "leerlingnummer;voornaam;tussenvoegsel;achternaam;geboortedatum;brin;gemeente;uitstroomprofiel;uitgestroomd_op;bestemming;werkgever;contract_begin;contract_einde;traject_open"
    left_on = typed(scene.today - timedelta(days=30))
    known = f"{size[0]};Noor;;Bakker;14-03-2009;99AA;Lijnmonde;;{left_on};werk;;;;nee"
    rows = [known, f"X{size[0]};Dylan;;Postma;ooit;99AA;Lijnmonde;;{left_on};mbo;De Korst;;;nee"]

    for sheet in ([columns, *rows], [columns, known.replace("2009", "2010"), *rows[1:]]):
        page.goto(f"{scene.address}/schoolverlaters/importeren")
        content = "\r\n".join(sheet).encode()
        page.set_input_files("#file", {"name": "lijst.csv", "mimeType": "text/csv", "buffer": content})
        page.get_by_role("button", name="Voorbeeld bekijken").click()
        assert look(page) == []
        page.get_by_role("button", name="1 rij importeren").click()
        expect(page.get_by_role("heading", name="De lijst is verwerkt")).to_be_visible()
        assert look(page) == []


def test_an_error_is_one_press_away_from_its_question(scene: Scene, open_page: Callable[..., Page]):
    page = open_page()
    sign_in(page, scene, "school_staff")
    page.goto(f"{scene.address}/schoolverlaters/melden")
    page.get_by_role("button", name="Schoolverlater melden").click()

    page.get_by_role("link", name="Vul de achternaam in.").click()

    assert page.evaluate("document.activeElement.id") == "last_name"


def test_on_paper_stands_what_matters_and_nothing_to_press(scene: Scene, open_page: Callable[..., Page]):
    page = open_page()
    sign_in(page, scene, "job_coach")
    page.goto(scene.address + scene.owed)

    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="Mohammed")).to_be_visible()
    expect(page.get_by_text("Plan het loopbaangesprek", exact=True)).to_be_visible()
    expect(page.get_by_role("navigation").first).not_to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
