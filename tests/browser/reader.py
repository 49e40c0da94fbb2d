"""Somebody at a screen: a page of Chromium that remembers what went wrong in it."""

from shutil import which
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

# Without windows and menus of its own it draws the same pages in half the time; playwright's own where there is neither.
CHROMIUM = which("chromium-headless-shell") or which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDE, NARROW = (1280, 900), (320, 640)
BORNE = ("the server responded with a status of 4", "the document's frame is sandboxed", "window's origin ('null')")
OURS = ("http://127.0.0.1:", "data:")


class Reader:
    """One window."""

    def __init__(self, browser: Browser, size: tuple[int, int], *, java_script_enabled: bool) -> None:
        viewport: Any = {"width": size[0], "height": size[1]}
        self._context = browser.new_context(viewport=viewport, locale="nl-NL", java_script_enabled=java_script_enabled)
        self._context.set_default_timeout(20_000)
        self._complaints: list[str] = []
        self.page = self._context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._complaints.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def close(self) -> list[str]:
        """Close the window; gives every complaint of the browser and every request to somebody else."""
        self._context.close()
        return self._complaints

    def _heard(self, message: ConsoleMessage) -> None:
        # That a form or page was answered with 400, 403 or 404 is what some tests are about.
        # The frame of a mail lets nobody run a script in it, us neither.
        if any(each in message.text for each in BORNE):
            return
        if message.type in {"error", "warning"}:
            self._complaints.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(OURS):
            self._complaints.append(f"asked elsewhere: {request.url}")


class Clicks:
    """Counts what a finger does: links, buttons and choices; typing is not counted."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.count = 0

    def press(self, name: str, role: Any = "button", **options: Any) -> None:  # noqa: ANN401  Playwright's own options
        """Press the first button, link or choice with this name."""
        self.count += 1
        self._page.get_by_role(role, name=name, **options).first.click()

    def follow(self, name: str) -> None:
        """Follow the first link with this name."""
        self.press(name, "link")

    def choose(self, name: str) -> None:
        """Choose an answer."""
        self.press(name, "radio", exact=True)


def fill(page: Page, answers: dict[str, str]) -> None:
    """Type and choose from lists."""
    for name, answer in answers.items():
        field = page.locator(f"#{name}")
        if field.evaluate("it => it.tagName") == "SELECT":
            field.select_option(answer)
        else:
            field.fill(answer)
