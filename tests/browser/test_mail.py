"""A mail in the catcher looks as it will in a mail program: its button is seen, and leads somewhere."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import NARROW, WIDE
from tests.browser.scene import Scene


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_the_button_of_a_mail_is_seen_without_scrolling_in_it_and_can_be_pressed(
    scene: Scene, open_page: Callable[..., Page], size: tuple[int, int]
):
    page = open_page(size=size)
    page.goto(f"{scene.address}/mails/m1")
    frame = page.locator("iframe.mail")
    button = page.frame_locator("iframe.mail").get_by_role("link", name="Bekijk het gesprek")

    expect(button).to_be_visible()
    box, around = button.bounding_box(), frame.bounding_box()
    assert box is not None
    assert around is not None
    assert box["y"] + box["height"] <= around["y"] + around["height"]
    with page.expect_popup() as opened:
        button.click()

    assert "/hulp" in opened.value.url
    opened.value.close()
