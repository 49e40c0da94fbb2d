"""A workplace trainer on a phone: five work processes, without an account and without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import NARROW, WIDE, Clicks
from tests.browser.scene import Scene
from tests.browser.test_accessibility import look
from tests.certification.pictures import photo
from tests.portal.trainer import FIVE, Sent, send_link, start_trajectory


@pytest.fixture
def sent(scene: Scene) -> Sent:
    return send_link(scene, start_trajectory(scene, scene.young_person("Noah")))


def test_five_work_processes_are_judged_in_one_and_five_and_signed_in_two(
    scene: Scene, open_page: Callable[..., Page], sent: Sent
):
    page = open_page(size=NARROW, java_script_enabled=False)
    page.goto(scene.address + sent.link)
    clicks = Clicks(page)
    page.locator("#code").fill(sent.code)

    clicks.press("Verder")
    for code in FIVE:
        page.locator(f"[id='{code}']").get_by_role("button", name="Kan dit alleen").click()
        clicks.count += 1
    assert clicks.count <= 1 + len(FIVE)

    clicks.press("Verder naar ondertekenen")
    clicks.press("Alles ondertekenen")

    expect(page.get_by_text("Bedankt, het is ondertekend")).to_be_visible()
    assert clicks.count <= 1 + len(FIVE) + 2


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_every_page_of_the_trainer_can_be_used(scene: Scene, open_page: Callable[..., Page], sent: Sent, size):
    page = open_page(size=size)
    found = {}

    page.goto(scene.address + sent.link)
    found["code"] = look(page)
    page.get_by_role("button", name="Verder").click()
    found["wrong"] = look(page)
    page.locator("#code").fill(sent.code)
    page.get_by_role("button", name="Verder").click()
    found["task"] = look(page)
    page.get_by_role("button", name="Verder naar ondertekenen").click()
    found["missing"] = look(page)
    page.locator("[id='photo-B1-K1-W1']").set_input_files(
        {"name": "w.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    page.get_by_role("button", name="Foto bewaren").first.click()
    expect(page.get_by_role("button", name="Foto weghalen")).to_be_visible()
    found["photo"] = look(page)
    for code in FIVE:
        page.locator(f"[id='{code}']").get_by_role("button", name="Nog niet").click()
    page.get_by_role("button", name="Verder naar ondertekenen").click()
    found["sign"] = look(page)
    page.get_by_role("button", name="Stoppen").click()
    found["stopped"] = look(page)
    page.goto(scene.address + sent.link)
    page.locator("#code").fill(sent.code)
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Verder naar ondertekenen").click()
    page.get_by_role("button", name="Alles ondertekenen").click()
    found["thanks"] = look(page)
    page.goto(scene.address + sent.link)
    page.locator("#code").fill(sent.code)
    page.get_by_role("button", name="Verder").click()
    found["used"] = look(page)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_job_coach_chases_the_trainer_in_two(scene: Scene, start, sent: Sent):
    page, clicks = start("job_coach")
    page.goto(scene.address + sent.trajectory)

    clicks.follow("Praktijkopleider herinneren")
    clicks.press("Link sturen")

    expect(page.get_by_text("De mail met de link is onderweg.")).to_be_visible()
    assert clicks.count <= 2


def test_a_remark_that_was_typed_is_there_when_the_link_is_opened_again(
    scene: Scene, open_page: Callable[..., Page], sent: Sent
):
    def come_in() -> Page:
        page = open_page(size=NARROW)
        page.goto(scene.address + sent.link)
        page.locator("#code").fill(sent.code)
        page.get_by_role("button", name="Verder").click()
        return page

    page = come_in()
    page.locator("textarea").first.press_sequentially("Werkt netjes.")
    expect(page.get_by_text("Uw opmerkingen zijn bewaard.")).to_be_visible()
    page.close()

    expect(come_in().locator("textarea").first).to_have_value("Werkt netjes.")
