"""The sender as the worker runs it: in a green process, killed in the middle, against the real directory."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from access import tokens
from access.actor import Actor
from rest.app import ApiSettings
from services.directory import api as directory_api
from services.notifications.delivering.addresses import Addresses, Trainers
from services.notifications.delivering.mail_server import MailServer
from services.notifications.delivering.sender import MailSender
from tests.machinery.database import NOW, SIGNING_KEY, Database
from tests.machinery.waiting import wait_for
from tests.notifications.delivering.conftest import LETTERHEAD
from tests.notifications.town import COACH, REGION

PROGRAM = Path(__file__).with_name("green_sender.py")
KIND = "job_coach_assigned"


@pytest.fixture
def start(town, post_office, directory) -> Iterator[object]:
    """Start a process that sends one round; whatever is left of it is ended afterwards."""
    started: list[subprocess.Popen[bytes]] = []

    def begin() -> subprocess.Popen[bytes]:
        environment = os.environ | {
            "DATABASE_URL": town.database.url("notifications"),
            "SMTP_URL": post_office.url,
            "DIRECTORY_URL": directory.url,
            "NOW": NOW.isoformat(),
            "PYTHONPATH": str(PROGRAM.parents[3]),
        }
        command = [sys.executable, "-W", "ignore:\nEventlet is deprecated", str(PROGRAM)]
        started.append(subprocess.Popen(command, env=environment))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.wait()


def test_it_sends_from_a_green_process_while_other_work_goes_on(town, start, post_office):
    town.open_case()

    assert start().wait(60) == 0

    assert len(post_office.letters) == 1
    assert town.mail(KIND, COACH)["state"] == "sent"


def test_killed_in_the_middle_the_mail_is_unknown_goes_once_more_and_says_so(town, start, post_office, sender):
    town.open_case()
    post_office.is_slow = True
    process = start()
    wait_for(lambda: post_office.letters, deadline=60, what="the mail server has the mail")

    process.kill()
    process.wait()
    assert town.mail(KIND, COACH)["state"] == "sending"
    assert sender.send_due(NOW + timedelta(minutes=9)) == 0

    post_office.is_slow = False
    assert sender.send_due(NOW + timedelta(minutes=11)) == 1
    seen = town.mail(KIND, COACH)
    assert (seen["state"], seen["is_repeat"], seen["attempts"]) == ("sent", True, 2)
    assert [letter["Message-ID"] for letter in post_office.letters] == [
        f"<{seen['delivery_id']}@voorbeeld.example>"
    ] * 2


@pytest.fixture
def real_directory(database: Database) -> Iterator[str]:
    """The real directory, over HTTP; gives its address."""
    settings = ApiSettings(database.url("directory"), SIGNING_KEY, clock=lambda: NOW)
    server = make_server("127.0.0.1", 0, directory_api.app(settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_real_directory_gives_its_address_to_the_system_alone(town, real_directory, post_office):
    admin = town.database.client("directory", Actor(REGION, "admin"))
    person = {"id": str(COACH), "name": "Fatima Benali", "mail": "f.benali@voorbeeld.example"}
    assert admin.post("/v1/people", json=person).status_code == 201
    town.open_case()

    def token_for(role: str):
        return lambda _: tokens.issue(Actor(REGION, role), SIGNING_KEY, NOW)

    states = []
    for role, at in (("job_coach", NOW), ("system", NOW + timedelta(minutes=1))):
        addresses = Addresses(real_directory, token_for(role))
        trainers = Trainers(real_directory, token_for(role))
        server = MailServer(post_office.url, LETTERHEAD.domain)
        MailSender(town.database.sessions("notifications"), addresses, server, LETTERHEAD, trainers).send_due(at)
        addresses.close()
        trainers.close()
        states.append((town.mail(KIND, COACH)["state"], town.mail(KIND, COACH)["reason"]))

    assert states == [("planned", "directory_403"), ("sent", None)]
    assert post_office.receivers == ["f.benali@voorbeeld.example"]


def test_a_token_is_made_anew_before_it_ends(directory):
    made: list[datetime] = []

    def issue(now: datetime) -> str:
        made.append(now)
        return "token"

    addresses = Addresses(directory.url, issue)
    for minutes in (0, 10, 29, 31, 59, 62):
        addresses.of(COACH, NOW + timedelta(minutes=minutes))
    addresses.close()

    assert made == [NOW, NOW + timedelta(minutes=31), NOW + timedelta(minutes=62)]
