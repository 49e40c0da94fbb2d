"""What the browser tests start from: real pages on a real port, and Debian's Chromium."""

from collections.abc import Callable, Iterator
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import make_server

from tests.browser.reader import ARGUMENTS, CHROMIUM, WIDE, Clicks, Reader
from tests.browser.real_people import Quiet, place, window
from tests.browser.scene import Scene
from tests.browser.signing_in import sign_in
from tests.machinery.database import Database
from tests.machinery.postgres import Postgres

__all__ = ["browser", "open_page", "place", "scene", "window"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=20_000)  # what one waits for on a busy machine; only a failure takes as long
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def scene(postgres: Postgres) -> Iterator[Scene]:
    """A region at work, for tests that look; those that change something take a young person of their own."""
    with postgres.clone() as name:
        database = Database(postgres, name)
        scene = Scene(database)
        server = make_server("127.0.0.1", 0, scene.pages, threaded=True, request_handler=Quiet)
        thread = Thread(target=server.serve_forever)
        thread.start()
        scene.address = f"http://127.0.0.1:{server.server_port}"
        yield scene
        server.shutdown()
        thread.join()
        server.server_close()
        scene.close()
        database.dispose()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages that are closed, and looked at for errors, when the test ends."""
    readers: list[Reader] = []

    def opened(size: tuple[int, int] = WIDE, *, java_script_enabled: bool = True) -> Page:
        readers.append(Reader(browser, size, java_script_enabled=java_script_enabled))
        return readers[-1].page

    yield opened
    complaints = [complaint for reader in readers for complaint in reader.close()]
    assert complaints == []


@pytest.fixture
def start(scene: Scene, open_page: Callable[..., Page]) -> Callable[[str], tuple[Page, Clicks]]:
    """Sign in with JavaScript switched off, and begin to count."""

    def started(role: str, name: str = "") -> tuple[Page, Clicks]:
        page = open_page(java_script_enabled=False)
        sign_in(page, scene, role, name)
        return page, Clicks(page)

    return started
