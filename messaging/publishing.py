"""Publishing with confirmation: nothing counts as sent before the broker said that it has it, and where."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Protocol
from uuid import UUID

import amqp
from kombu import Producer

from messaging.broker import ANSWER_WITHIN, BufferedTransport, connect, is_in_memory
from messaging.envelope import CONTENT_TYPE
from messaging.failpoints import fp
from messaging.outbox import Message
from messaging.topology import LEDGER_TYPE, where


class Publisher(Protocol):
    """Publishes and waits until the broker has taken everything."""

    def publish(self, to: str, messages: Sequence[Message]) -> set[UUID]:
        """Publish to an exchange; gives the ids that had no route or were refused. Raises when the broker gives no answer."""

    def send(self, to: str, key: str, body: bytes) -> None:
        """Publish one message of the ledger; nobody need be listening."""

    def beat(self) -> None:
        """Keep an idle connection alive, and notice when it is not."""

    def close(self) -> None:
        """Let go of the connection at once, without a word."""


class AmqpPublisher:
    """Publishes persistent, mandatory messages on one channel and collects the confirms of the whole window."""

    def __init__(self, url: str) -> None:
        """Connect."""
        self._connection = connect(url)
        self._connection.connect()
        self._channel = self._connection.channel()
        self._channel.confirm_select()
        self._channel.events["basic_ack"].add(lambda tag, multiple: self._confirmed(tag, multiple=multiple))
        self._channel.events["basic_nack"].add(lambda tag, multiple: self._refused(tag, multiple=multiple))
        self._channel.events["basic_return"].add(self._returned)
        self._tag = 0
        self._unconfirmed: dict[int, str] = {}
        self._not_taken: set[str] = set()

    def publish(self, to: str, messages: Sequence[Message]) -> set[UUID]:
        """Publish a window and wait for its confirms."""
        self._not_taken.clear()
        with self._one_write():
            for message in messages:
                at, key = where(to, message)
                self._put(at, key, message.body, CONTENT_TYPE, str(message.event_id), mandatory=True)
        fp("relay.after_publish_before_confirm")
        self._collect()
        return {UUID(event_id) for event_id in self._not_taken}

    def send(self, to: str, key: str, body: bytes) -> None:
        """Publish one message of the ledger."""
        self._put(to, key, body, LEDGER_TYPE, "", mandatory=False)
        self._collect()

    def beat(self) -> None:
        """Keep an idle connection alive, and notice when it is not."""
        with suppress(TimeoutError):
            self._connection.drain_events(timeout=0.001)
        self._connection.heartbeat_check()

    def close(self) -> None:
        """Drop the connection hard: a broker under alarm would let a polite goodbye wait for ever."""
        if self._connection.connected:
            self._connection.connection.collect()

    def _put(self, to: str, key: str, body: bytes, content_type: str, message_id: str, *, mandatory: bool) -> None:
        self._tag += 1
        self._unconfirmed[self._tag] = message_id
        message = amqp.Message(body, content_type=content_type, delivery_mode=2, message_id=message_id)
        self._channel.basic_publish(message, to, key, mandatory=mandatory)

    @contextmanager
    def _one_write(self) -> Iterator[None]:
        transport = self._connection.connection.transport
        if not isinstance(transport, BufferedTransport):
            yield
            return
        transport.cork()
        yield
        transport.uncork()

    def _collect(self) -> None:
        while self._unconfirmed:
            self._connection.drain_events(timeout=ANSWER_WITHIN)

    def _confirmed(self, tag: int, *, multiple: bool) -> None:
        for known in self._settled(tag, multiple=multiple):
            del self._unconfirmed[known]

    def _refused(self, tag: int, *, multiple: bool) -> None:
        for known in self._settled(tag, multiple=multiple):
            self._not_taken.add(self._unconfirmed.pop(known))

    def _settled(self, tag: int, *, multiple: bool) -> list[int]:
        return [known for known in self._unconfirmed if known <= tag] if multiple else [tag]

    def _returned(self, _error: object, _exchange: str, _key: str, message: Any) -> None:  # noqa: ANN401  amqp has no types
        self._not_taken.add(message.properties["message_id"])


class InMemoryPublisher:
    """Publishes inside the process; what is lost with the process is found by the ledger at the next start."""

    def __init__(self, url: str) -> None:
        """Connect."""
        self._connection = connect(url)
        self._producer = Producer(self._connection.channel())

    def publish(self, to: str, messages: Sequence[Message]) -> set[UUID]:
        """Put the messages on the queues that are bound now."""
        if not self._producer.channel.get_table(to):
            return {message.event_id for message in messages}
        for message in messages:
            at, key = where(to, message)
            self._producer.publish(
                message.body,
                exchange=at,
                routing_key=key,
                content_type=CONTENT_TYPE,
                content_encoding="binary",
                message_id=str(message.event_id),
            )
        return set()

    def send(self, to: str, key: str, body: bytes) -> None:
        """Publish one message of the ledger."""
        self._producer.publish(body, exchange=to, routing_key=key, content_type=LEDGER_TYPE, content_encoding="binary")

    def beat(self) -> None:
        """Nothing to keep alive."""

    def close(self) -> None:
        """Close."""
        self._connection.release()


def open_publisher(url: str) -> Publisher:
    """Open the publisher that belongs to the broker."""
    return InMemoryPublisher(url) if is_in_memory(url) else AmqpPublisher(url)
