"""The pages with which real people come in, that the demo does not have: usable by everybody, and none forgotten."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Thread

import pyotp
import pytest
from playwright.sync_api import Page
from werkzeug.serving import make_server

from access.actor import Actor
from services.directory.domain.model import organisation_id_of
from tests.browser.conftest import Quiet
from tests.browser.reader import NARROW, WIDE
from tests.browser.scene import Scene
from tests.browser.test_accessibility import look
from tests.browser.test_every_page import unseen_stops

PASSWORD = "drie blauwe fietsen"
LOOKED_AT = {"accounts.enter", "accounts.choose", "accounts.accept", "passkeys.page"}  # the last by test_passkeys
NO_PAGE = {"provider.leave", "provider.come_back"}  # lead to the provider and back


class Office:
    """An installation for real people, on an address of its own."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.app = scene.portal("test")
        self.server = make_server("127.0.0.1", 0, self.app, threaded=True, request_handler=Quiet)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        admin = scene.person("admin")
        self.admin = scene.database.client("directory", Actor(admin.person_id, "admin", admin.organisation_id))

    def invite(self, mail: str) -> str:
        """Add somebody with two roles; the address where this person makes an account."""
        person_id = self.admin.post("/v1/people", json={"name": "Wim de Wit", "mail": mail}).json["id"]
        for role in ("placement_advisor", "workplace_trainer"):
            body = {"role": role, "organisation_id": str(organisation_id_of("public_body", "WERKCENTRUM"))}
            self.admin.post(f"/v1/people/{person_id}/roles", json=body)
        answer = self.admin.post(f"/v1/people/{person_id}/invitation")
        return f"{self.address}/uitnodiging/{answer.json['secret']}"


@pytest.fixture
def office(scene: Scene) -> Iterator[Office]:
    found = Office(scene)
    thread = Thread(target=found.server.serve_forever)
    thread.start()
    yield found
    found.server.shutdown()
    thread.join()
    found.server.server_close()


def test_no_page_of_coming_in_is_forgotten(office: Office, scene: Scene):
    of_the_demo = {rule.endpoint for rule in scene.pages.url_map.iter_rules()}
    of_real_people = {
        rule.endpoint for rule in office.app.url_map.iter_rules() if "GET" in (rule.methods or ())
    } - of_the_demo

    assert of_real_people - LOOKED_AT - NO_PAGE == set()


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_everybody_can_come_in(office: Office, open_page: Callable[..., Page], size):
    mail = f"wim{size[0]}@voorbeeld.example"  # a person of its own for each size: who has an account is not invited
    page = open_page(size=size)
    wrong = {}

    page.goto(office.invite(mail))
    wrong["invitation"] = [*look(page), *unseen_stops(page)]
    key = "".join(page.locator("main strong").first.inner_text().split())
    page.locator("#password").fill(PASSWORD)
    page.locator("#again").fill(PASSWORD)
    page.locator("#code").fill(pyotp.TOTP(key).at(office.scene.database.now))
    page.locator("main button").click()
    page.wait_for_url("**/aanmelden*")
    wrong["sign in"] = [*look(page), *unseen_stops(page)]
    office.scene.database.now += timedelta(minutes=1)
    page.locator("#mail").fill(mail)
    page.locator("#password").fill(PASSWORD)
    page.locator("#code").fill(pyotp.TOTP(key).at(office.scene.database.now))
    page.locator("main button").first.click()
    page.wait_for_url("**/aanmelden/rol*")
    wrong["choose a role"] = [*look(page), *unseen_stops(page)]

    assert wrong == {"invitation": [], "sign in": [], "choose a role": []}
