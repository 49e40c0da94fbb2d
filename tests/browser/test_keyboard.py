"""Without a mouse: everything can be reached, and it always shows where one is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.scene import Scene
from tests.browser.signing_in import sign_in
from tests.portal.stage import a_leaver

WHERE = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight); // a tall field may reach out of the window
  const middle = document.elementFromPoint(box.x + box.width / 2, (top + bottom) / 2);
  return {
    isPage: here === document.body,
    name: here.name || here.textContent.trim(),
    isMarked: here.tagName === 'IFRAME' /* what is inside shows it */ || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    isSeen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && !!middle && (here.contains(middle) || middle.contains(here)),
  };
}"""


def walk_to(page: Page, name: str) -> None:
    """Press Tab until the field, link or button with this name has the focus, and look at every stop."""
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate(WHERE)
        if here["isPage"]:  # between the last stop and the first, the browser's own buttons have the focus
            continue
        assert here["isMarked"], f"nothing shows that {here['name']!r} has the focus"
        assert here["isSeen"], f"{here['name']!r} has the focus and is hidden"
        if here["name"] == name:
            return
    raise AssertionError(f"{name!r} cannot be reached with the Tab key")


def test_the_first_stop_leads_past_the_menu(scene: Scene, open_page: Callable[..., Page]):
    page = open_page()
    sign_in(page, scene, "job_coach")
    page.goto(f"{scene.address}/werk")

    walk_to(page, "Naar de inhoud")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_a_leaver_is_reported_by_keyboard_alone(scene: Scene, open_page: Callable[..., Page]):
    page = open_page()
    sign_in(page, scene, "school_staff")
    leaver = a_leaver(scene.today) | {"first_name": "Esmée", "pupil_number": "501"}

    walk_to(page, "Melden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/melden")
    for name in ("first_name", "infix", "last_name", "birth_date", "pupil_number"):
        walk_to(page, name)
        page.keyboard.type(leaver[name])
    walk_to(page, "municipality")
    page.keyboard.type("Lijn")
    walk_to(page, "left_on")
    walk_to(page, "destination")
    page.keyboard.type("Mbo")
    walk_to(page, "Schoolverlater melden")
    page.keyboard.press("Enter")

    page.wait_for_url("**/schoolverlaters")
    expect(page.get_by_text("De schoolverlater is gemeld.")).to_be_visible()
    expect(page.get_by_role("link", name="Esmée van der Veen")).to_be_visible()


def test_every_stop_of_a_young_persons_page_is_seen_on_a_phone(scene: Scene, open_page: Callable[..., Page]):
    page = open_page(size=(320, 640))
    sign_in(page, scene, "job_coach")
    page.goto(scene.address + scene.owed)

    walk_to(page, "Verstuurde mails bekijken")


@pytest.mark.parametrize("size", [(320, 640), (1280, 900)], ids=["320", "1280"])
def test_what_stands_together_in_the_menu_is_opened_and_reached_by_keyboard(
    scene: Scene, open_page: Callable[..., Page], size: tuple[int, int]
):
    page = open_page(size=size)
    sign_in(page, scene, "coordinator")
    page.goto(f"{scene.address}/werk")
    expect(page.get_by_role("link", name="Rapporten")).not_to_be_visible()

    walk_to(page, "Meer")
    page.keyboard.press("Enter")
    walk_to(page, "Rapporten")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.keyboard.press("Enter")

    page.wait_for_url("**/rapporten")
    expect(page.get_by_role("link", name="Rapporten")).to_have_attribute("aria-current", "page")
