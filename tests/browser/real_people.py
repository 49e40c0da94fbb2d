"""An installation for real people, behind an address for which browsers make keys; and windows with a device that makes them."""

from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page
from werkzeug.serving import WSGIRequestHandler, make_server

from access.actor import Actor
from tests.machinery.database import Database
from tests.machinery.ports import free_port
from tests.machinery.postgres import Postgres
from tests.portal.stage import Stage


class Quiet(WSGIRequestHandler):
    """Serves without a line per request."""

    def log(self, kind: str, message: str, *args: object) -> None:
        """Say nothing."""


DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
Window = tuple[Page, CDPSession, str]


class Installation(Stage):
    """An installation for real people, behind an address that browsers make keys for."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self.pages: Flask = self.portal("test", public_url=self.address)

    def invite(self, role: str) -> str:
        admin, who = self.person("admin"), self.person(role).person_id
        for table in ("passkeys", "accounts"):  # of an earlier test: whoever has a way in finds the link in his mail
            self.database.execute_as_admin(f"DELETE FROM directory.{table} WHERE person_id = :who", who=who)  # noqa: S608
        client = self.database.client("directory", Actor(admin.person_id, "admin", admin.organisation_id))
        secret = client.post(f"/v1/people/{who}/invitation").json["secret"]
        return f"{self.address}/uitnodiging/{secret}"


@pytest.fixture(scope="module")
def place(postgres: Postgres) -> Iterator[Installation]:
    with postgres.clone() as name:
        database = Database(postgres, name)
        installation = Installation(database)
        server = make_server("localhost", installation.port, installation.pages, threaded=True, request_handler=Quiet)
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield installation
        server.shutdown()
        thread.join()
        server.server_close()
        installation.close()
        database.dispose()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Window]]:
    """A window of somebody with a device that makes keys, or without one."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(**device: Any) -> Window:  # noqa: ANN401  what the protocol takes
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        protocol = context.new_cdp_session(page)
        protocol.send("WebAuthn.enable")
        added = protocol.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | device})
        return page, protocol, str(added["authenticatorId"])

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
