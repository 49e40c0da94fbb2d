"""Signing in to the demo, as a visitor does."""

from playwright.sync_api import Page

from tests.browser.scene import Scene


def sign_in(page: Page, scene: Scene, role: str, name: str = "") -> None:
    """Choose the person of the scene with this role, or somebody by name."""
    page.goto(f"{scene.address}/aanmelden")
    page.get_by_role("button", name=name or scene.person(role).name).click()
    page.wait_for_url(lambda address: "/aanmelden" not in address)  # a key pressed before it is there would be lost
