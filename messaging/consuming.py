"""Takes many deliveries at a time from the broker and acknowledges them after the one commit that holds them all."""

import socket
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import structlog
from kombu import Connection, Consumer

from messaging import broker, database
from messaging.failpoints import fp
from messaging.inbox import Inbox
from messaging.post import LedgerPost
from messaging.reading import Delivery
from messaging.relay import Relay

log = structlog.get_logger()

BATCH = 200
PREFETCH = 500
IDLE_WAIT = 1.0
BATCH_WAIT = 0.002
BEAT_EVERY = 10.0
DECLARE_EVERY = 15.0


class Consumption:
    """Listens on all queues of a service on one connection."""

    def __init__(self, url: str, service: str, sources: Sequence[str], inbox: Inbox, relay: Relay, post: LedgerPost) -> None:
        """Begin unconnected."""
        self._url = url
        self._service = service
        self._sources = sources
        self._inbox = inbox
        self._relay = relay
        self._post = post
        self._connection: Connection | None = None
        self._arrived: list[Any] = []
        self._requests: list[Any] = []
        self._beaten_at = 0.0
        self._declared_at = 0.0
        self._queues: list[Any] = []

    def step(self) -> None:
        """Wait for deliveries, at most a second; take what came."""
        connection = self._connection = self._connection or self._listen()
        self._collect(connection)
        arrived, self._arrived = self._arrived, []
        if arrived:
            self._take(arrived)
        requests, self._requests = self._requests, []
        for message in requests:
            self._post.take_request(_body(message))
            message.ack()
        self._beat(connection)
        self._declare_again()

    def drop(self) -> None:
        """Forget the connection; what was not acknowledged comes again."""
        self._arrived.clear()
        self._requests.clear()
        connection, self._connection = self._connection, None
        if connection is not None and connection.connected:
            connection.release()

    def _listen(self) -> Connection:
        connection = broker.connect(self._url)
        connection.connect()
        channel = connection.channel()
        channel.basic_qos(0, PREFETCH, False)  # noqa: FBT003  AMQP's own argument
        broker.exchange(self._service)(channel).declare()
        self._consume(connection.channel(), [broker.requests_queue(self._service)], self._arrived_request)
        in_memory = broker.is_in_memory(self._url)
        self._queues = [broker.queue(source, self._service, is_in_memory=in_memory)(channel) for source in self._sources]
        self._consume(channel, [*self._queues, broker.returned_queue(self._service)], self._arrived_message)
        self._post.ask_since_last_time()
        self._declared_at = time.monotonic()
        log.info("listening", service=self._service, sources=list(self._sources))
        return connection

    def _declare_again(self) -> None:
        """Mend what somebody deleted on the broker; what was published meanwhile, the ledger finds."""
        if time.monotonic() - self._declared_at > DECLARE_EVERY:
            self._declared_at = time.monotonic()
            for queue in self._queues:
                queue.declare()

    def _consume(self, channel: Any, queues: list[Any], take: Callable[[Any], None]) -> None:  # noqa: ANN401  kombu has no types
        Consumer(channel, queues, on_message=take, auto_declare=True).consume()

    def _arrived_message(self, message: Any) -> None:  # noqa: ANN401  kombu has no types
        self._arrived.append(message)

    def _arrived_request(self, message: Any) -> None:  # noqa: ANN401  kombu has no types
        self._requests.append(message)

    def _collect(self, connection: Connection) -> None:
        wait = IDLE_WAIT
        try:
            while len(self._arrived) < BATCH:
                connection.drain_events(timeout=wait)
                wait = BATCH_WAIT
        except (TimeoutError, socket.timeout):  # noqa: UP041  py-amqp raises either
            return

    def _take(self, messages: Sequence[Any]) -> None:
        """Take a batch, statements of the ledger in their place between the events; acknowledge after the commit."""
        events: list[Any] = []
        for message in messages:
            if message.content_type == broker.LEDGER_TYPE:
                self._take_events(events)
                events = []
                self._when_the_database_answers(partial(self._post.take_statement, _body(message)))
                message.ack()
            else:
                events.append(message)
        self._take_events(events)

    def _take_events(self, messages: Sequence[Any]) -> None:
        if not messages:
            return
        deliveries = [Delivery(_body(m), str(m.content_type or ""), str(m.delivery_info.get("exchange", ""))) for m in messages]
        bundles = self._when_the_database_answers(lambda: self._inbox.take(deliveries))
        fp("inbox.after_commit_before_ack")
        self._acknowledge(messages)
        fp("inbox.after_ack")
        self._relay.hand_over(bundles)

    def _acknowledge(self, messages: Sequence[Any]) -> None:
        if broker.is_in_memory(self._url):
            for message in messages:
                message.ack()
        else:  # the channel's tags rise, and all up to the last were taken
            messages[-1].ack(multiple=True)

    def _when_the_database_answers(self, take: Callable[[], Any]) -> Any:  # noqa: ANN401  whatever is taken
        """Hold on to the batch while the database is away: giving it back would only make the broker count deliveries."""
        while True:
            try:
                return take()
            except Exception as error:
                if not database.is_gone(error):
                    raise
                log.warning("database_away", service=self._service, error=type(error).__name__)
                time.sleep(0.5)
                if self._connection is not None:
                    self._beat(self._connection)

    def _beat(self, connection: Connection) -> None:
        if connection.supports_heartbeats and time.monotonic() - self._beaten_at > BEAT_EVERY:
            connection.heartbeat_check()
            self._beaten_at = time.monotonic()


def _body(message: Any) -> bytes:  # noqa: ANN401  kombu has no types
    body = message.body
    return body.encode() if isinstance(body, str) else bytes(body)
