"""In a real browser: a tab that closes while somebody types, a session that ends, somebody else at the same screen."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import NARROW, Reader
from tests.browser.scene import Scene
from tests.browser.signing_in import sign_in

NOTE = "Belt morgen terug over de baan."
KEPT = "Wat u invult, wordt bewaard tot u het verstuurt."
THERE = "U was hier al bezig."
Window = Callable[..., Page]


LETTERS = iter("abcdefgh")


@pytest.fixture
def page_of_contact(scene: Scene) -> str:
    """A page to note a contact on, of somebody new."""
    return f"{scene.address}{scene.young_person('Noor' + next(LETTERS))}/contact"


def type_note(page: Page, where: str, text: str = NOTE) -> None:
    page.goto(where)
    page.locator("textarea").first.press_sequentially(text)


def expect_note(page: Page, note: str) -> None:
    expect(page.locator("textarea").first).to_have_value(note)


def test_a_tab_that_closes_while_one_types_loses_nothing(scene: Scene, open_page: Window, page_of_contact: str):
    page = open_page(size=NARROW)
    sign_in(page, scene, "job_coach")
    type_note(page, page_of_contact)
    page.close()  # at once: before any pause in typing

    other = open_page(size=NARROW)
    sign_in(other, scene, "job_coach")
    expect(other.locator("main")).to_be_visible()
    other.goto(page_of_contact)
    expect(other.get_by_text(THERE)).to_be_visible()

    expect_note(other, NOTE)
    assert [one["id"] for one in Axe().run(other)["violations"]] == []
    assert other.evaluate("document.documentElement.scrollWidth") == NARROW[0]


def test_while_one_types_it_is_kept_and_said_once(scene: Scene, open_page: Window, page_of_contact: str):
    page = open_page()
    sign_in(page, scene, "job_coach")
    type_note(page, page_of_contact)

    expect(page.get_by_role("status").filter(has_text=KEPT)).to_be_visible()
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")

    assert stored == [0, 0, ""]
    page.goto(page_of_contact)
    expect_note(page, NOTE)


def test_a_form_that_is_sent_leaves_nothing_behind(scene: Scene, open_page: Window, page_of_contact: str):
    page = open_page()
    sign_in(page, scene, "job_coach")
    type_note(page, page_of_contact)
    page.locator("main form.questions input[type=radio]").first.check()
    page.locator("main form.questions button").first.click()
    page.wait_for_url(lambda address: not address.endswith("/contact"))

    page.goto(page_of_contact)
    expect_note(page, "")
    expect(page.get_by_text(THERE)).to_have_count(0)


def test_who_says_not_to_save_finds_nothing_again(scene: Scene, open_page: Window, page_of_contact: str):
    page = open_page()
    sign_in(page, scene, "job_coach")
    type_note(page, page_of_contact)
    expect(page.get_by_text(KEPT)).to_be_visible()
    with page.expect_response(re.compile("/concepten/weggooien")):
        page.get_by_role("link", name="Niet opslaan, terug").click()
    page.wait_for_url(lambda address: not address.endswith("/contact"))

    page.goto(page_of_contact)
    expect_note(page, "")


def test_it_is_thrown_away_with_one_button_also_without_a_script(scene: Scene, open_page: Window, page_of_contact: str):
    page = open_page()
    sign_in(page, scene, "job_coach")
    type_note(page, page_of_contact)
    expect(page.get_by_text(KEPT)).to_be_visible()

    plain = open_page(java_script_enabled=False)
    sign_in(plain, scene, "job_coach")
    plain.goto(page_of_contact)
    expect_note(plain, NOTE)
    plain.get_by_role("button", name="Weggooien wat ik had ingevuld").click()

    expect(plain.get_by_text("Wat u had ingevuld, is weggegooid.")).to_be_visible()
    expect_note(plain, "")


def test_a_session_that_ends_while_one_types_loses_nothing(scene: Scene, open_page: Window, page_of_contact: str):
    page = open_page()
    sign_in(page, scene, "job_coach")
    type_note(page, page_of_contact, "Belt ")
    expect(page.get_by_text(KEPT)).to_be_visible()
    scene.database.now += timedelta(minutes=45)

    page.locator("textarea").first.press_sequentially("morgen terug.")
    expect(page.get_by_text("U bent niet meer aangemeld. Wat u invulde, is bewaard")).to_be_visible()
    page.reload()
    page.get_by_role("button", name=scene.person("job_coach").name).click()
    page.wait_for_url("**/contact")

    expect(page.get_by_text(THERE)).to_be_visible()
    expect_note(page, "Belt morgen terug.")


def test_somebody_else_at_the_same_browser_sees_nothing_of_it(scene: Scene, browser: Browser, page_of_contact: str):
    reader = Reader(browser, (1280, 900), java_script_enabled=True)
    sign_in(reader.page, scene, "job_coach")
    type_note(reader.page, page_of_contact)
    expect(reader.page.get_by_text(KEPT)).to_be_visible()
    tab = reader.page.context.new_page()
    tab.goto(f"{scene.address}/werk")
    tab.get_by_role("button", name="Afmelden").click()
    sign_in(tab, scene, "werkconsulent")

    reader.page.locator("textarea").first.press_sequentially(" En nog iets.")
    expect(reader.page.get_by_text("kan nu niet worden bewaard")).to_be_visible()
    tab.goto(page_of_contact)

    assert NOTE not in tab.content()
    expect(tab.get_by_text(THERE)).to_have_count(0)
    assert reader.close() == []
