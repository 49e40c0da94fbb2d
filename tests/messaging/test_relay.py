"""From outbox to broker: what no queue took is not called sent, and a relay that dies leaves nothing claimed (P2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast
from uuid import UUID, uuid4

import amqp
import pytest

from messaging import broker as connecting
from messaging import topology
from messaging.ledger import Statements
from messaging.outbox import Bundle
from messaging.publishing import AmqpPublisher, open_publisher
from messaging.relay import Relay
from tests.machinery.database import Database
from tests.machinery.vhost import Vhost
from tests.machinery.waiting import wait_for
from tests.messaging.a_service import LampSeen

QUEUE = "evt-intake--notifications.v1"


@pytest.fixture
def relay(database: Database, broker: Vhost) -> Iterator[Relay]:
    declare(broker)
    relay = a_relay(database, broker)
    yield relay
    relay.drop()


def a_relay(database: Database, broker: Vhost) -> Relay:
    return Relay("intake", database.sessions("intake"), lambda: open_publisher(broker.url))


def declare(broker: Vhost, *, with_queue: bool = False) -> None:
    with connecting.connect(broker.url) as connection, connection.channel() as channel:
        topology.exchange("intake")(channel).declare()
        if with_queue:
            topology.queue("intake", "notifications")(channel).declare()


def publish(database: Database, count: int = 1) -> None:
    for _ in range(count):
        with database.work("intake") as work:
            work.publish(LampSeen(uuid4(), is_on=True))


def waiting(database: Database) -> int:
    return int(database.rows("intake", "SELECT count(*) AS n FROM outbox")[0]["n"])


def let_time_pass(database: Database) -> None:
    database.execute_as_admin("UPDATE intake.outbox SET next_attempt_at = clock_timestamp()")


def test_what_no_queue_takes_stays_until_one_does(database: Database, broker: Vhost, relay: Relay) -> None:
    publish(database, 3)

    relay.step()
    rows = database.rows("intake", "SELECT DISTINCT attempts, reason FROM outbox")
    assert [row["attempts"] for row in rows] == [1]
    assert waiting(database) == 3

    declare(broker, with_queue=True)
    let_time_pass(database)
    relay.look()
    relay.step()
    assert waiting(database) == 0
    wait_for(lambda: broker.depth(QUEUE) == 3, what="three messages in the queue")


def test_what_was_handed_over_is_published_without_being_read_back(
    database: Database, broker: Vhost, relay: Relay
) -> None:
    declare(broker, with_queue=True)
    publish(database)
    (row,) = database.rows("intake", "SELECT bundle_id, event_ids FROM outbox")

    relay.hand_over([Bundle(row["bundle_id"], [])])
    relay.step()

    assert waiting(database) == 0


def test_a_row_that_waits_gets_its_turn_though_there_is_always_something_newer(
    database: Database, broker: Vhost, relay: Relay
) -> None:
    publish(database)
    relay.step()
    declare(broker, with_queue=True)
    let_time_pass(database)

    def is_sent() -> bool:
        relay.hand_over([Bundle(2**62, [])])  # there is always something handed over
        relay.step()
        return waiting(database) == 0

    wait_for(is_sent, what="the row that waited")


def test_what_commits_late_under_a_lower_number_is_published_too(
    database: Database, broker: Vhost, relay: Relay
) -> None:
    declare(broker, with_queue=True)
    late = database.work("intake")
    work = late.__enter__()
    work.publish(LampSeen(uuid4(), is_on=True))
    work._transaction.write()  # noqa: SLF001  the row is there, under the lower number, and not yet committed
    work._transaction.outgoing.clear()  # noqa: SLF001
    publish(database)
    relay.step()

    late.__exit__(None, None, None)
    relay.look()
    relay.step()

    assert waiting(database) == 0
    wait_for(lambda: broker.depth(QUEUE) == 2, what="both in the queue")


@dataclass
class DyingPublisher:
    """Takes everything, and its process ends before that can be noted."""

    def publish(self, _to: str, _messages: object) -> set[UUID]:
        raise ConnectionResetError

    def close(self) -> None:
        """Be gone."""


def test_what_a_dead_relay_had_claimed_is_free_for_the_next(database: Database, broker: Vhost) -> None:
    declare(broker, with_queue=True)
    publish(database, 3)
    dying = Relay("intake", database.sessions("intake"), lambda: cast("AmqpPublisher", DyingPublisher()))
    with pytest.raises(ConnectionResetError):
        dying.step()

    another = a_relay(database, broker)
    another.step()

    assert waiting(database) == 0
    another.drop()


def test_a_message_whose_properties_are_no_text_does_not_end_the_connection(broker: Vhost) -> None:
    with broker.channel() as channel:
        channel.queue_declare("inbound")
        evil = amqp.Message(b"{}", content_type="a\ud800", message_id="b\ud800")
        channel.basic_publish(evil, "", "inbound")
        seen = wait_for(lambda: channel.basic_get("inbound", no_ack=True), what="the message")

        assert seen.body == b"{}"


@dataclass(frozen=True)
class LampAnswered:
    """An answer to one outside system."""

    lamp_id: UUID

    @property
    def subject(self) -> str:
        return f"report/{self.lamp_id}"

    @property
    def route(self) -> str:
        return "schools.replies/a-school-without-a-queue"


def test_an_answer_that_nobody_fetches_holds_up_neither_its_neighbours_nor_the_ledger(
    database: Database, broker: Vhost, relay: Relay
) -> None:
    declare(broker, with_queue=True)
    with connecting.connect(broker.url) as connection, connection.channel() as channel:
        topology.replies()(channel).declare()
    with database.work("intake") as work:
        work.publish(LampSeen(uuid4(), is_on=True), LampAnswered(uuid4()), LampSeen(uuid4(), is_on=True))

    relay.step()
    let_time_pass(database)
    relay.look()
    relay.step()

    assert database.rows("intake", "SELECT cardinality(event_ids) AS n, attempts FROM outbox") == [
        {"n": 1, "attempts": 2}
    ]
    wait_for(lambda: broker.depth(QUEUE) == 2, what="each neighbour once")
    (bucket,) = (row["bucket"] for row in database.rows("intake", "SELECT DISTINCT bucket FROM journal"))
    statement = Statements("intake", database.sessions("intake"))._state(  # noqa: SLF001  the door would wait ten seconds
        bucket, bucket + 1, limit=10, is_answer=True
    )
    assert statement is not None
    assert [line.count for line in statement.lines] == [2]
