"""`make pictures`: what the main pages look like to each role, in docs/pictures; everybody on them is invented."""

import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Final

from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from services.certification.papers.credential import compact
from services.certification.papers.paper import picture
from tests.browser.conftest import Quiet
from tests.browser.reader import ARGUMENTS, CHROMIUM
from tests.browser.scene import Scene
from tests.browser.signing_in import sign_in
from tests.certification.papers.documents import DOCUMENT, key
from tests.machinery.database import Database
from tests.machinery.postgres import Postgres

FOLDER: Final = Path(__file__).parents[2] / "docs" / "pictures"
SCREEN, PHONE = (1080, 760), (390, 760)


@dataclass(frozen=True)
class Picture:
    """One page, as somebody in a role sees it."""

    name: str
    role: str
    path: str
    size: tuple[int, int] = SCREEN

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.name}.png"


PICTURES: Final = (
    Picture("jongere", "job_coach", "{owed}"),
    Picture("jobcoach-op-de-telefoon", "job_coach", "/werk", PHONE),
    Picture("werkconsulent-op-de-telefoon", "werkconsulent", "/werk", PHONE),
    Picture("gesprek-plannen", "werkconsulent", "{owed_talk}"),
    Picture("school", "school_staff", "/schoolverlaters"),
    Picture("coordinator-signalen", "coordinator", "/signalen"),
    Picture("beheerder-gebeurtenissen", "admin", "/gebeurtenissen"),
    Picture("beheerder-termijnen", "admin", "/termijnen"),
)
PAPER: Final = Picture("praktijkverklaring", "", "", (595, 842))  # no page, but what is printed


def main() -> None:
    """Make them all anew."""
    postgres = Postgres()
    postgres.prepare()
    try:
        with postgres.clone() as name, sync_playwright() as playwright:
            scene = Scene(Database(postgres, name))
            server = make_server("127.0.0.1", 0, scene.pages, threaded=True, request_handler=Quiet)
            scene.address = f"http://127.0.0.1:{server.server_port}"
            Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for wanted in PICTURES:
                _take(browser, scene, wanted)
            browser.close()
            server.shutdown()
            scene.close()
            scene.database.dispose()
    finally:
        postgres.close()
    _draw_paper()


def _draw_paper() -> None:
    """The document itself: as it is printed."""
    PAPER.file.write_bytes(picture(DOCUMENT, compact(DOCUMENT, key()), ppi=72))
    sys.stdout.write(f"{PAPER.file.relative_to(FOLDER.parents[1])} {PAPER.file.stat().st_size // 1024} KB\n")


def _take(browser: Browser, scene: Scene, wanted: Picture) -> None:
    width, height = wanted.size
    page = browser.new_page(viewport={"width": width, "height": height}, locale="nl-NL", reduced_motion="reduce")
    sign_in(page, scene, wanted.role)
    page.goto(scene.address + wanted.path.format_map(vars(scene)))
    page.screenshot(path=wanted.file, animations="disabled")
    page.close()
    sys.stdout.write(f"{wanted.file.relative_to(FOLDER.parents[1])} {wanted.file.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
