"""The broker of the tests is a real one: it confirms, returns what has no route, and hands over what it took."""

from functools import partial

import amqp
import pytest

from tests.machinery.vhost import Vhost
from tests.machinery.waiting import wait_for

QUEUE = "evt-intake--aftercare.v1"
BODY = b"a fact"


def declare(channel: amqp.Channel) -> None:
    channel.exchange_declare("intake.events", "topic", durable=True, auto_delete=False)
    channel.queue_declare(QUEUE, durable=True, auto_delete=False, arguments={"x-queue-type": "quorum"})
    channel.queue_bind(QUEUE, "intake.events", "#")


def publish(channel: amqp.Channel, to: str) -> None:
    message = amqp.Message(BODY, delivery_mode=2)
    channel.basic_publish(message, to, "pupil_left_school", mandatory=True)


def test_what_was_confirmed_is_handed_over(broker: Vhost):
    with broker.channel() as channel:
        declare(channel)

        publish(channel, "intake.events")

        found = wait_for(partial(channel.basic_get, QUEUE, no_ack=True), what="the message in its queue")
        assert bytes(found.body) == BODY


def test_what_has_no_route_is_returned(broker: Vhost):
    with broker.channel() as channel:
        channel.exchange_declare("intake.events", "topic", durable=True, auto_delete=False)
        returned = []
        channel.events["basic_return"].add(lambda _error, _exchange, key, _message: returned.append(key))

        publish(channel, "intake.events")

        assert returned == ["pupil_left_school"]


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_begins_with_an_empty_vhost(broker: Vhost, turn):
    assert not broker.has_queue(QUEUE)

    with broker.channel() as channel:
        declare(channel)

    assert broker.has_queue(QUEUE)


def test_a_queue_can_be_damaged(broker: Vhost):
    with broker.channel() as channel:
        declare(channel)
        publish(channel, "intake.events")
    wait_for(lambda: broker.depth(QUEUE) == 1, what="one message waiting")

    broker.purge_queue(QUEUE)
    assert broker.depth(QUEUE) == 0

    broker.unbind("intake.events", QUEUE)
    broker.delete_queue(QUEUE)
    assert not broker.has_queue(QUEUE)
