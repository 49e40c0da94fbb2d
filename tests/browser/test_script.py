"""What the script adds: a palette, keys that can be switched off, a bell that counts along."""

import re
from collections.abc import Callable

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.reader import NARROW
from tests.browser.scene import Scene
from tests.browser.signing_in import sign_in
from tests.machinery.waiting import wait_for


@pytest.fixture
def coach(scene: Scene, open_page: Callable[..., Page]) -> Page:
    """A job coach at a screen, on the page of all young people."""
    page = open_page()
    sign_in(page, scene, "job_coach")
    page.goto(f"{scene.address}/jongeren")
    return page


def test_a_young_person_is_one_key_and_some_letters_away(coach: Page):
    coach.keyboard.press("Control+k")
    coach.keyboard.type("moham")
    expect(coach.get_by_role("dialog").get_by_role("link", name="Mohammed van der Veen")).to_be_visible()
    coach.keyboard.press("Enter")

    coach.wait_for_url("**/jongeren/*")
    expect(coach.get_by_role("heading", name="Mohammed")).to_be_visible()
    assert "moham" not in coach.url.lower()


def test_a_page_of_the_menu_is_found_too(coach: Page):
    coach.keyboard.press("Control+k")
    coach.keyboard.type("werk")
    coach.keyboard.press("ArrowDown")
    coach.keyboard.press("Enter")

    coach.wait_for_url("**/werk")


def test_the_palette_can_be_used_by_everybody_and_closes_with_escape(scene: Scene, open_page: Callable[..., Page]):
    page = open_page(size=NARROW)
    sign_in(page, scene, "job_coach")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()

    violations = Axe().run(page)["violations"]
    width = page.evaluate("document.documentElement.scrollWidth")
    page.keyboard.press("Escape")

    assert ([one["id"] for one in violations], width) == ([], 320)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_keys_walk_through_the_list(coach: Page):
    focused = "document.activeElement.textContent"
    names = coach.locator("main .rows .name").all_text_contents()

    coach.keyboard.press("j")
    coach.keyboard.press("j")
    second = coach.evaluate(focused)
    coach.keyboard.press("k")
    first = coach.evaluate(focused)
    coach.keyboard.press("Enter")
    coach.wait_for_url(re.compile("/jongeren/.+"))

    assert [first, second] == names[:2]
    expect(coach.get_by_role("heading", level=1)).to_have_text(names[0])


def test_a_question_mark_tells_which_keys_there_are(coach: Page):
    coach.keyboard.press("?")

    expect(coach.get_by_role("heading", name="Sneltoetsen")).to_be_visible()


def test_keys_that_are_switched_off_do_nothing(coach: Page, scene: Scene):
    coach.get_by_role("button", name="Sneltoetsen uitzetten").click()
    coach.goto(f"{scene.address}/jongeren")

    coach.keyboard.press("?")
    coach.keyboard.press("Control+k")
    coach.keyboard.press("n")

    expect(coach.get_by_role("dialog")).to_have_count(0)
    assert coach.url.endswith("/jongeren")


def test_a_letter_that_is_typed_stays_a_letter(coach: Page, scene: Scene):
    coach.goto(f"{scene.address}/zoeken")
    coach.get_by_label("Naam, leerlingnummer of gemeente").fill("")
    coach.get_by_label("Naam, leerlingnummer of gemeente").press_sequentially("jan?")

    expect(coach.get_by_label("Naam, leerlingnummer of gemeente")).to_have_value("jan?")
    expect(coach.get_by_role("dialog")).to_have_count(0)


def test_the_bell_counts_along_without_a_new_page(coach: Page, scene: Scene):
    before = int(coach.locator("#bel .count").inner_text().split()[0])
    scene.young_person("Yara")

    coach.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    wait_for(lambda: int(coach.locator("#bel .count").inner_text().split()[0]) > before, what="a higher number")


def test_without_a_script_searching_works_and_no_key_is_promised(scene: Scene, open_page: Callable[..., Page]):
    page = open_page(java_script_enabled=False)
    sign_in(page, scene, "job_coach")

    page.get_by_role("link", name="Zoeken").click()
    page.get_by_label("Naam, leerlingnummer of gemeente").fill("moham")
    page.get_by_role("button", name="Zoeken").click()

    expect(page.get_by_role("link", name="Mohammed van der Veen")).to_be_visible()
    expect(page.get_by_role("button", name="Sneltoetsen uitzetten")).not_to_be_visible()
