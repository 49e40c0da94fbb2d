"""Every page, for everybody: no violation that axe knows of, and nothing that only fits a wide screen."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.reader import NARROW, WIDE
from tests.browser.scene import Scene
from tests.browser.signing_in import sign_in

PAGES = {
    "school_staff": {
        "leavers": "/schoolverlaters",
        "report": "/schoolverlaters/melden",
        "import": "/schoolverlaters/importeren",
        "young person": "{new}",
        "drop out": "{new}/uitval",
        "search": "/zoeken",
        "interfaces": "/koppelvlakken",
        "forbidden": "/werk",
    },
    "job_coach": {
        "work": "/werk",
        "young people": "/jongeren",
        "notifications": "/meldingen",
        "new case": "{new}",
        "conversation owed": "{owed}",
        "contract": "{new}/contract",
        "end of a contract": "{contract_end}",
        "not found": "/bestaat-niet",
    },
    "werkconsulent": {
        "work": "/werk",
        "conversations": "/gesprekken",
        "plan": "{owed_talk}",
        "move": "{planned_talk}",
        "cancel": "{planned_talk}/afzeggen",
        "outcome": "{planned_talk}/uitkomst",
        "held": "{held_talk}",
    },
    "coordinator": {
        "work": "/werk",
        "young people": "/jongeren",
        "conversations": "/gesprekken",
        "signals": "/signalen",
        "figures": "/cijfers",
        "figures per municipality": "/cijfers?per=gemeente",
        "reassign": "/overdragen",
        "choose cases": "/overdragen/{coach}",
        "search": "/zoeken",
        "young person": "{new}",
        "where an event is": "/gebeurtenissen/{event}",
        "who saw a file": "/inzage",
        "who saw this file": "/inzage/{pupil}",
        "terms": "/termijnen",
    },
    "admin": {
        "staff": "/medewerkers",
        "new staff": "/medewerkers/nieuw",
        "one of the staff": "/medewerkers/{coach}",
        "organisations": "/organisaties",
        "terms": "/termijnen",
        "a term": "/termijnen/acceptance",
        "free days": "/termijnen/vrije-dagen",
        "retention": "/bewaartermijnen",
        "who saw a file": "/inzage",
        "who saw this file": "/inzage/{pupil}",
        "where an event is": "/gebeurtenissen/{event}",
        "events": "/gebeurtenissen",
        "mails": "/mails",
        "mail": "/mails/m1",
        "notifications": "/meldingen",
    },
}
# A page that repeats one shape hundreds of times (the interfaces) is looked at for the first of them: axe takes minutes else.
FIRST_ONES = "document.querySelectorAll('main details').forEach((it, number) => number < 12 || it.remove())"
EVERY_PAGE = [(role, name) for role, pages in PAGES.items() for name in pages]


def look(page: Page) -> list[str]:
    """Everything wrong with the page as it stands."""
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
def test_everybody_can_sign_in_and_read_what_is_wrong(scene: Scene, open_page: Callable[..., Page], size):
    page = open_page(size=size)
    page.goto(f"{scene.address}/aanmelden")
    assert look(page) == []
    sign_in(page, scene, "school_staff")

    page.goto(f"{scene.address}/schoolverlaters/melden")
    page.get_by_role("button", name="Schoolverlater melden").click()
    assert page.get_by_role("alert").is_visible()
    assert look(page) == []

    page.goto(f"{scene.address}/schoolverlaters/importeren")
    page.set_input_files("#file", {"name": "lijst.csv", "mimeType": "text/csv", "buffer": b"voornaam\r\nNoor\r\n"})
    page.get_by_role("button", name="Voorbeeld bekijken").click()
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

    assert page.get_by_role("heading", name="Mohammed").is_visible()
    assert page.get_by_text("Plan het loopbaangesprek", exact=True).is_visible()
    assert not page.get_by_role("navigation").first.is_visible()
    assert page.get_by_role("button").count() == 0
