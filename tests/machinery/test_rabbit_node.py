"""A broker of our own can be stopped, killed and frozen, and comes back where it was."""

from collections.abc import Iterator
from functools import partial

import amqp
import pytest

from tests.machinery.broker import OwnBroker, own_broker
from tests.machinery.handshake import shakes_hands
from tests.machinery.vhost import Vhost
from tests.machinery.waiting import wait_for

QUEUE = "evt-intake--aftercare.v1"


@pytest.fixture(scope="module")
def node() -> Iterator[OwnBroker]:
    node = own_broker()
    yield node
    node.close()


def test_what_was_confirmed_survives_a_kill(node: OwnBroker):
    vhost = Vhost(f"{node.server_url}/%2f")
    with vhost.channel() as channel:
        # A classic queue: RabbitMQ 3.10 writes a quorum queue's place down half a second late, and never finds it again
        # when it is killed before that. Those who kill brokers declare their queues well before.
        channel.queue_declare(QUEUE, durable=True, auto_delete=False)
        # Where a classic queue is, is written down a moment after it was declared: under load a kill may come before that.
        node.rabbitmqctl("eval", "mnesia:sync_log().")
        channel.basic_publish(amqp.Message(b"a fact", delivery_mode=2), "", QUEUE, mandatory=True)

    node.kill()
    assert not shakes_hands(vhost.url)
    node.start()

    with vhost.channel() as channel:
        found = wait_for(partial(channel.basic_get, QUEUE, no_ack=True), what="the message after the kill")
        assert bytes(found.body) == b"a fact"


def test_a_frozen_broker_answers_nobody_until_it_goes_on(node: OwnBroker):
    url = f"{node.server_url}/%2f"

    node.pause()
    assert not shakes_hands(url)

    node.resume()
    wait_for(partial(shakes_hands, url), what="a handshake after the freeze")


def test_rabbitmqctl_reaches_it(node: OwnBroker):
    node.rabbitmqctl("set_vm_memory_high_watermark", "0.4")

    assert "doorlijn" in node.rabbitmqctl("status")
