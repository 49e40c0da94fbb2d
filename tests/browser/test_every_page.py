"""No page is forgotten: each one of the portal is walked with the Tab key, without a script, and at four times the size."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from tests.browser.pages_of_roles import PAGES
from tests.browser.reader import WIDE
from tests.browser.scene import Scene
from tests.browser.signing_in import sign_in
from tests.browser.test_keyboard import WHERE

FOUR_TIMES = (320, 256)  # what 1280 by 1024 has left at 400 % (WCAG 1.4.10)
MOST_STOPS = 400
ELSEWHERE = {
    **dict.fromkeys(
        ("trainer.enter", "trainer.task", "trainer.sign", "trainer.stopped", "trainer.thanks"),
        "walked by tests/browser/test_trainer.py",
    ),
    "static": "no page",
    "sign_in.home": "leads to the page of the role",
    "sign_in.health": "for programs",
    "demo.choose": "walked by test_everybody_can_sign_in_and_read_what_is_wrong",
    "demo.list_persons": "for programs",
    "trainer_photos.show": "a file",
    "trajectories.photo": "a file",
    "audit.export": "a file",
    "certificates.pdf": "a file",
    "kept_documents.pdf": "a file",
    "certificates.jwt": "a file",
    "certificates.preview": "a file",
    "certificates.print_batch": "a file",
    "checks.did": "for programs",
    "checks.status_list": "for programs",
    "checks.trust_list": "for programs",
    "signals.export": "a file",
    "region_reports.yearly": "a file",
    "retention.report": "a file",
    "covenants.current_file": "a file",
    "covenants.file_of": "a file",
    "leaver_import.example": "a file",
    "interfaces.events_document": "for programs",
    "live.count": "for the script",
    "mails.html": "a mail in a frame of its page",
    "gateway.pass_on": "for programs",
}


def paths(scene: Scene, role: str) -> Iterator[tuple[str, str]]:
    for name, path in PAGES[role].items():
        yield name, path.format_map(vars(scene))


def endpoint(address: MapAdapter, path: str) -> str:
    try:
        found: str = address.match(path.partition("?")[0], "GET")[0]
    except HTTPException:
        return ""  # the pages about what is not there
    return found


def test_every_page_of_the_portal_is_looked_at(scene: Scene):
    address = scene.pages.url_map.bind("127.0.0.1")
    pages = {rule.endpoint for rule in scene.pages.url_map.iter_rules() if "GET" in (rule.methods or ())}

    seen = {endpoint(address, path) for role in PAGES for _, path in paths(scene, role)}

    assert sorted(pages - seen - ELSEWHERE.keys()) == []
    assert sorted(ELSEWHERE.keys() - pages - {"gateway.pass_on"}) == []


@pytest.mark.parametrize("role", PAGES)
def test_every_page_can_be_walked_with_the_tab_key(scene: Scene, open_page: Callable[..., Page], role):
    page = open_page(size=WIDE)
    sign_in(page, scene, role)
    wrong = {}

    for name, path in paths(scene, role):
        page.goto(scene.address + path)
        found = list(unseen_stops(page))
        if found:
            wrong[name] = found

    assert wrong == {}


@pytest.mark.parametrize("role", PAGES)
def test_every_page_says_the_same_without_a_script(scene: Scene, open_page: Callable[..., Page], role):
    page = open_page(java_script_enabled=False)
    sign_in(page, scene, role)
    wrong = {}

    for name, path in paths(scene, role):
        page.goto(scene.address + path)
        if page.locator("main h1").count() != 1 or not page.locator("main").inner_text().strip():
            wrong[name] = page.locator("body").inner_text()[:200]

    assert wrong == {}


@pytest.mark.parametrize("role", PAGES)
def test_no_page_scrolls_sideways_at_four_times_the_size(scene: Scene, open_page: Callable[..., Page], role):
    page = open_page(size=FOUR_TIMES)
    sign_in(page, scene, role)
    wide = {}

    for name, path in paths(scene, role):
        page.goto(scene.address + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > FOUR_TIMES[0]:
            wide[name] = width

    assert wide == {}


@pytest.mark.parametrize("role", PAGES)
def test_every_page_prints_what_it_says_and_nothing_to_press(scene: Scene, open_page: Callable[..., Page], role):
    page = open_page(java_script_enabled=False)
    sign_in(page, scene, role)
    page.emulate_media(media="print")
    wrong = {}

    for name, path in paths(scene, role):
        page.goto(scene.address + path)
        pressed = page.locator("button:visible, .nav:visible, .foot:visible").count()
        if pressed or not page.locator("main h1").is_visible():
            wrong[name] = pressed

    assert wrong == {}


def unseen_stops(page: Page) -> Iterator[str]:
    """Press Tab until it begins anew, and tell of each stop that does not show where one is."""
    for number in range(MOST_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate(WHERE)
        if here["isPage"]:
            if number:
                return
        elif not (here["isMarked"] and here["isSeen"]):
            yield here["name"][:60]
