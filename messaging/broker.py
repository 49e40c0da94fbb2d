"""The broker: connections, what exists on it, and publishing with confirmation."""

import re
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, Protocol
from uuid import UUID

import amqp
from amqp.transport import TCPTransport
from kombu import Connection, Exchange, Producer, Queue
from kombu.transport import memory, pyamqp

from messaging.envelope import CONTENT_TYPE
from messaging.outbox import Message

HEARTBEAT: Final = 60
ANSWER_WITHIN: Final = 10.0
READ_AT_ONCE: Final = 16 * 1024
LEDGER_TYPE: Final = "application/vnd.doorlijn.ledger+json"

memory.Transport.polling_interval = 0.01  # the default of a second would make each hop take one


class BufferedTransport(TCPTransport):  # type: ignore[misc]  # amqp has no types
    """Reads what there is, instead of nine small reads per delivery; holds writes back while corked, so a window leaves in one."""

    def _setup_transport(self) -> None:
        super()._setup_transport()
        receive = self.sock.recv
        self._quick_recv = lambda wanted: receive(max(wanted, READ_AT_ONCE))
        self._corked: list[bytes] | None = None
        self._write = self._write_or_hold

    def _write_or_hold(self, data: bytes | memoryview) -> None:
        if self._corked is None:
            self.sock.sendall(data)
        else:
            self._corked.append(bytes(data))

    def cork(self) -> None:
        """Hold back what is written from now on."""
        self._corked = []

    def uncork(self) -> None:
        """Send what was held back; raises a time-out when the broker takes nothing (memory or disk alarm)."""
        held, self._corked = b"".join(self._corked or ()), None
        with self.having_timeout(ANSWER_WITHIN):
            self.sock.sendall(held)


class _AmqpConnection(pyamqp.Connection):  # type: ignore[misc]  # kombu has no types
    def Transport(self, host: str, connect_timeout: float, ssl: object = False, read_timeout: float | None = None, write_timeout: float | None = None, socket_settings: object = None, **options: Any) -> Any:  # noqa: ANN401, E501, N802, PLR0913  amqp's own signature
        timeouts = {"read_timeout": read_timeout, "write_timeout": write_timeout, "socket_settings": socket_settings}
        if ssl:
            return super().Transport(host, connect_timeout, ssl=ssl, **timeouts, **options)
        return BufferedTransport(host, connect_timeout=connect_timeout, **timeouts, **options)


class AmqpTransport(pyamqp.Transport):  # type: ignore[misc]  # kombu has no types
    """kombu's AMQP transport on buffered sockets."""

    Connection = _AmqpConnection


def is_in_memory(url: str) -> bool:
    """Tell whether the embedded form's broker is meant: it keeps nothing after the process ends."""
    return url.startswith("memory://")


def connect(url: str) -> Connection:
    """Open a connection."""
    if is_in_memory(url):
        return Connection(url)
    plain = re.sub(r"^amqp://", "", url)
    transport = f"{AmqpTransport.__module__}:{AmqpTransport.__name__}"
    return Connection("amqp://" + plain, transport=transport, heartbeat=HEARTBEAT, connect_timeout=5)


def exchange(service: str) -> Exchange:
    """Where a service publishes; the routing key is the event's name."""
    return Exchange(f"{service}.events", type="topic", durable=True)


def requests(service: str) -> Exchange:
    """Where others ask a service for what they miss."""
    return Exchange(f"{service}.ledger", type="direct", durable=True)


def queue(source: str, consumer: str, *, is_in_memory: bool) -> Queue:
    """Where a consumer's events of one source wait: all types in one queue, in order.

    The exchange is its publisher's to declare; only the in-memory broker needs it from whoever comes first.
    """
    theirs = exchange(source)
    theirs.no_declare = not is_in_memory
    return Queue(f"evt-{source}--{consumer}.v1", theirs, routing_key="#", durable=True, queue_arguments=_guarded(consumer))


def requests_queue(service: str) -> Queue:
    """Where requests for a service wait."""
    return Queue(f"ledger--{service}.v1", requests(service), routing_key="request", durable=True, queue_arguments={"x-queue-type": "quorum", "x-max-length": 10_000})


def returned_queue(consumer: str) -> Queue:
    """Where the broker puts what it delivered too often without an answer; read like the others, so that nothing is lost there either."""
    return Queue(f"returned--{consumer}.v1", Exchange(f"{consumer}.returned", type="fanout", durable=True), durable=True, queue_arguments={"x-queue-type": "quorum"})


def _guarded(consumer: str) -> dict[str, object]:
    return {
        "x-queue-type": "quorum",
        "x-delivery-limit": 50,
        "x-overflow": "reject-publish",
        "x-dead-letter-exchange": f"{consumer}.returned",
        "x-dead-letter-strategy": "at-least-once",
    }


class Publisher(Protocol):
    """Publishes and waits until the broker has taken everything."""

    def publish(self, to: str, messages: Sequence[Message]) -> set[UUID]:
        """Publish to an exchange; gives the ids that had no route or were refused. Raises when the broker gives no answer."""

    def send(self, to: str, key: str, body: bytes) -> None:
        """Publish one message of the ledger; nobody need be listening."""

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
                self._put(to, message.name, message.body, CONTENT_TYPE, str(message.event_id), mandatory=True)
        self._collect()
        return {UUID(event_id) for event_id in self._not_taken}

    def send(self, to: str, key: str, body: bytes) -> None:
        """Publish one message of the ledger."""
        self._put(to, key, body, LEDGER_TYPE, "", mandatory=False)
        self._collect()

    def beat(self) -> None:
        """Keep an idle connection alive, and notice when it is not."""
        with_timeout = self._connection.drain_events
        try:
            with_timeout(timeout=0.001)
        except (TimeoutError, socket.timeout):  # noqa: UP041  py-amqp raises either
            pass
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
        bound = self._producer.channel.get_table(to)
        if not bound:
            return {message.event_id for message in messages}
        for message in messages:
            self._producer.publish(message.body, exchange=to, routing_key=message.name, content_type=CONTENT_TYPE, content_encoding="binary", message_id=str(message.event_id))
        return set()

    def send(self, to: str, key: str, body: bytes) -> None:
        """Publish one message of the ledger."""
        self._producer.publish(body, exchange=to, routing_key=key, content_type=LEDGER_TYPE, content_encoding="binary")

    def beat(self) -> None:
        """Nothing to keep alive."""

    def close(self) -> None:
        """Close."""
        self._connection.release()


def open_publisher(url: str) -> AmqpPublisher | InMemoryPublisher:
    """Open the publisher that belongs to the broker."""
    return InMemoryPublisher(url) if is_in_memory(url) else AmqpPublisher(url)
