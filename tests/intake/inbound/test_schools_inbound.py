"""A school's own system reports a leaver over AMQP, as its own RabbitMQ user, and hears back what became of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import amqp
import msgspec
import pytest

from messaging.envelope import CONTENT_TYPE
from messaging.ledger import Line, Statement
from messaging.topology import LEDGER_TYPE
from services.intake.domain.vocabulary import FIELDS
from tests.intake.leavers import ANKERLIJN, CELLS
from tests.machinery import wire
from tests.machinery.broker import OwnBroker
from tests.machinery.database import NOW, Database
from tests.machinery.handshake import connection_to
from tests.machinery.processes import Machine
from tests.machinery.vhost import Vhost
from tests.machinery.waiting import wait_for

LEAVER = {FIELDS[column]: cell for column, cell in CELLS.items()}
PASSWORD = "of this test only"


class SchoolSystem:
    """The administration of a school: publishes under its own key, reads its own replies."""

    def __init__(self, url: str, school_id: UUID) -> None:
        self.url = url
        self.school_id = school_id
        self.user = f"school-{school_id}"
        self.replies = f"replies--{school_id}"

    @contextmanager
    def channel(self) -> Iterator[amqp.Channel]:
        with connection_to(self.url) as connection:
            yield connection.channel()

    def report(
        self, body: bytes | dict[str, object], message_id: str = "", *, content_type: str = "application/json"
    ) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        message = amqp.Message(
            content, content_type=content_type, user_id=self.user, message_id=message_id or str(uuid4())
        )
        with self.channel() as channel:
            channel.basic_publish(message, "schools.inbound", str(self.school_id))

    def next_reply(self) -> dict[str, object] | None:
        with self.channel() as channel:
            message = channel.basic_get(self.replies, no_ack=True)
        return json.loads(message.body)["data"] if message else None


@pytest.fixture
def school(region: Database, rabbit: OwnBroker, broker: Vhost, machine: Machine) -> Iterator[SchoolSystem]:
    if not rabbit.api.is_there():
        pytest.skip("AMQP_URL's broker shows no management API, so that a school's own user cannot be made")
    machine.run("run", "worker", "intake").wait_for_log('"listening"', deadline=60)
    address = urlsplit(broker.url)
    vhost = address.path.removeprefix("/")
    name = f"school-{ANKERLIJN.school_id}"
    rabbit.api.call("PUT", "users", name, json={"password": PASSWORD, "tags": ""})
    own = f"^replies--{ANKERLIJN.school_id}$"
    rabbit.api.call(
        "PUT", "permissions", vhost, name, json={"configure": "^$", "write": r"^schools\.inbound$", "read": own}
    )
    url = f"amqp://{name}:{PASSWORD.replace(' ', '%20')}@{address.hostname}:{address.port}/{vhost}"
    system = SchoolSystem(url, ANKERLIJN.school_id)
    with broker.channel() as channel:
        channel.queue_declare(system.replies, durable=True, auto_delete=False)
        channel.queue_bind(system.replies, "schools.replies", str(ANKERLIJN.school_id))
    yield system
    rabbit.api.call("DELETE", "users", name)


def test_a_reported_leaver_goes_in_and_the_school_hears_so(school: SchoolSystem, region: Database) -> None:
    school.report(LEAVER, "sys-1")

    reply = wait_for(school.next_reply, deadline=20, what="the answer")
    assert reply == {"school_id": str(ANKERLIJN.school_id), "message_id": "sys-1", "is_accepted": True, "reasons": []}
    assert [name for name, _ in region.published("intake")][:2] == ["pupil_registered", "pupil_left_school"]


def test_what_is_wrong_comes_back_without_what_was_filled_in(school: SchoolSystem, region: Database) -> None:
    school.report(LEAVER | {"municipality": "Utrecht", "birth_date": "2008-02-31"}, "sys-2")

    reply = wait_for(school.next_reply, deadline=20, what="the answer")
    assert reply["is_accepted"] is False
    assert {reason["field"] for reason in reply["reasons"]} == {"municipality", "birth_date"}
    assert "Utrecht'" not in str(reply)
    assert region.rows("intake", "SELECT count(*) AS n FROM pupils") == [{"n": 0}]


def test_the_same_report_twice_goes_in_once(school: SchoolSystem, region: Database) -> None:
    school.report(LEAVER, "sys-3")
    school.report(LEAVER, "sys-3")

    wait_for(lambda: region.rows("intake", "SELECT 1 FROM inbox WHERE deliveries = 2"), deadline=20, what="both")
    assert [name for name, _ in region.published("intake")].count("pupil_left_school") == 1


def test_what_cannot_be_read_is_kept_as_a_dead_letter(school: SchoolSystem, region: Database) -> None:
    school.report(b"{not json")

    (row,) = wait_for(
        lambda: region.rows("intake", "SELECT state, source FROM inbox WHERE state = 'dead'"),
        deadline=20,
        what="the letter",
    )
    assert row == {"state": "dead", "source": "schools"}


FORGED = {
    "an event of the directory": (
        CONTENT_TYPE,
        wire.arrival(
            "directory",
            (
                "role_granted",
                {"role_id": str(uuid4()), "person_id": str(uuid4()), "role": "admin", "municipalities": []},
            ),
            subject=f"person/{uuid4()}",
            sequence=1,
            event_id=uuid4(),
            time=NOW,
        ).body,
    ),
    "a statement of the ledger": (
        LEDGER_TYPE,
        msgspec.json.encode(Statement("directory", since=1, until=3, lines=[Line(1, 9, 9)])),
    ),
    "JSON nested without end": ("application/json", b'{"a":' + b"[" * 30_000 + b"]" * 30_000 + b"}"),
}


@pytest.mark.parametrize(("content_type", "body"), FORGED.values(), ids=FORGED)
def test_what_a_school_forges_is_kept_as_its_own_dead_letter_and_stops_nobody(
    content_type: str, body: bytes, school: SchoolSystem, region: Database
) -> None:
    known = region.rows("intake", "SELECT source, bucket FROM ledgers")

    school.report(body, content_type=content_type)
    school.report(LEAVER, "sys-after")

    reply = wait_for(school.next_reply, deadline=20, what="the answer to the honest report")
    assert reply["is_accepted"] is True
    assert region.rows("intake", "SELECT source FROM inbox WHERE state = 'dead'") == [{"source": "schools"}]
    assert region.rows("intake", "SELECT source, bucket FROM ledgers") == known
    assert not region.rows("intake", "SELECT 1 FROM gaps")


def test_a_school_cannot_pose_as_another(school: SchoolSystem) -> None:
    message = amqp.Message(b"{}", content_type="application/json", user_id=f"school-{uuid4()}")

    with school.channel() as channel, pytest.raises(amqp.exceptions.PreconditionFailed):
        channel.basic_publish(message, "schools.inbound", str(school.school_id))
