"""A mail server, a directory and a sender between them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from services.notifications.delivering.addresses import Addresses, Trainers
from services.notifications.delivering.mail_server import MailServer
from services.notifications.delivering.mails import Letterhead
from services.notifications.delivering.sender import MailSender
from services.notifications.delivering.webhook_sender import WebhookSender
from tests.machinery.database import Database
from tests.notifications.delivering.post_office import Directory, PostOffice
from tests.notifications.delivering.receiver import Receiver
from tests.notifications.delivering.webhook_town import SYSTEM, sender_of
from tests.notifications.town import COACH, CONSULENT, SUBSTITUTE, Town

LETTERHEAD = Letterhead("doorlijn@voorbeeld.example", "https://doorlijn.example")


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    """A mail server that takes everything until told otherwise."""
    office = PostOffice()
    office.open()
    yield office
    office.close()


@pytest.fixture
def directory() -> Iterator[Directory]:
    """A directory that knows the people who get mail."""
    found = Directory()
    found.addresses = {COACH: "f.benali@voorbeeld.example", CONSULENT: "t.kowalczyk@voorbeeld.example"}
    found.addresses[SUBSTITUTE] = "d.pinas@voorbeeld.example"
    found.open()
    yield found
    found.close()


@pytest.fixture
def sender(database: Database, post_office: PostOffice, directory: Directory) -> Iterator[MailSender]:
    """A sender as the worker has it."""

    def issue_token(now: datetime) -> str:
        return f"token-of-{now:%H%M}"

    addresses = Addresses(directory.url, issue_token)
    trainers = Trainers(directory.url, issue_token)
    yield MailSender(
        sessions=database.sessions("notifications"),
        addresses=addresses,
        server=MailServer(post_office.url, LETTERHEAD.domain),
        letterhead=LETTERHEAD,
        trainers=trainers,
    )
    addresses.close()
    trainers.close()


@pytest.fixture
def mail(town: Town) -> Callable[[], dict[str, Any]]:
    """Plan one mail for the job coach; gives how it stands."""
    town.open_case()
    return lambda: town.mail("job_coach_assigned", COACH)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver of webhooks that is not ours."""
    found = Receiver()
    yield found
    found.close()


@pytest.fixture
def hook(town: Town, receiver: Receiver) -> Callable[..., Any]:
    """Make a webhook to a path of the receiver; gives it with its secret."""

    def make(path: str = "/in", **fields: object) -> Any:  # noqa: ANN401  any JSON
        body = {"url": f"{receiver.url}{path}", **fields}
        answer = town.database.client("notifications", SYSTEM).post("/v1/webhooks", json=body)
        assert answer.status_code == 201, answer.json
        return answer.json

    return make


@pytest.fixture
def caller(town: Town) -> WebhookSender:
    """A sender of webhooks as the worker has it."""
    return sender_of(town)
