"""Takes many arrivals at a time from the broker and acknowledges them after the one commit that holds them all."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import msgspec
import structlog
from kombu import Connection, Consumer
from sqlalchemy.exc import DataError

from messaging import broker, database, topology
from messaging.failpoints import fp
from messaging.inbound import SCHOOLS, Sender, as_event
from messaging.inbox import Inbox
from messaging.post import LedgerPost
from messaging.reading import Arrival
from messaging.relay import Relay

log = structlog.get_logger()

BATCH = 200
PREFETCH = 500
IDLE_WAIT = 1.0
BATCH_WAIT = 0.0003
BEAT_EVERY = 5.0
DECLARE_EVERY = 15.0


class Consumption:
    """Listens on all queues of a service on one connection."""

    def __init__(
        self, url: str, service: str, sources: Sequence[str], inbox: Inbox, relay: Relay, post: LedgerPost
    ) -> None:
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
        """Wait for arrivals, at most a second; take what came."""
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
        connection, self._connection = self._connection, None
        try:
            if connection is not None and connection.connected:
                connection.release()
        finally:  # while it says goodbye, more arrives
            self._arrived.clear()
            self._requests.clear()

    def _listen(self) -> Connection:
        connection = self._connection = broker.connect(self._url)  # drop() must find it when the rest fails
        connection.connect()
        channel = connection.channel()
        channel.basic_qos(0, PREFETCH, False)  # noqa: FBT003  AMQP's own argument
        topology.exchange(self._service)(channel).declare()
        self._consume(connection.channel(), [topology.requests_queue(self._service)], self._arrived_request)
        for source in self._sources:
            if source != SCHOOLS:
                topology.declare_for_others(connection, source)
        self._queues = [self._queue_of(source)(channel) for source in self._sources]
        if SCHOOLS in self._sources:
            topology.replies()(channel).declare()
        self._consume(channel, [*self._queues, topology.returned_queue(self._service)], self._arrived_message)
        self._post.ask_since_last_time()
        self._declared_at = time.monotonic()
        log.info("listening", service=self._service, sources=list(self._sources))
        return connection

    def _queue_of(self, source: str) -> Any:  # noqa: ANN401  kombu has no types
        if source == SCHOOLS:
            return topology.inbound_queue(self._service)
        return topology.queue(source, self._service)

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
        except TimeoutError:
            return

    def _take(self, messages: Sequence[Any]) -> None:
        """Take a batch, statements of the ledger in their place between the events; acknowledge after the commit."""
        events: list[Any] = []
        for message in messages:
            if message.content_type == topology.LEDGER_TYPE and _origin(message) != topology.INBOUND:
                self._take_events(events)
                events = []
                self._take_statement(message)
            else:
                events.append(message)
        self._take_events(events)

    def _take_statement(self, message: Any) -> None:  # noqa: ANN401  kombu has no types
        try:
            self._when_the_database_answers(partial(self._post.take_statement, _body(message), _origin(message)))
        except (
            msgspec.MsgspecError,
            ValueError,
            RecursionError,
            DataError,
        ):  # no statement of ours: kept like all that nobody can read
            self._when_the_database_answers(lambda: self._inbox.take([_arrival(message)]))
        message.ack()

    def _take_events(self, messages: Sequence[Any]) -> None:
        if not messages:
            return
        arrivals = [_arrival(message) for message in messages]
        bundles = self._when_the_database_answers(lambda: self._inbox.take(arrivals))
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
        """Hold on to the batch while the database is away: giving it back would only make the broker count arrivals."""
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


def _arrival(message: Any) -> Arrival:  # noqa: ANN401  kombu has no types
    content_type, exchange = _text(message.content_type), _origin(message)
    if exchange != topology.INBOUND:
        return Arrival(_body(message), content_type, exchange)
    properties = message.properties
    sender = Sender(
        str(message.delivery_info.get("routing_key", "")),
        _text(properties.get("user_id")),
        _text(properties.get("message_id")),
    )
    return as_event(_body(message), content_type, sender)


def _origin(message: Any) -> str:  # noqa: ANN401  kombu has no types
    """Give the exchange a message was published to; for a returned one, what the broker itself wrote in front."""
    exchange = str(message.delivery_info.get("exchange", ""))
    if not exchange.endswith(".returned"):
        return exchange
    deaths = (message.headers or {}).get("x-death") or [{}]
    return str(deaths[0].get("exchange", ""))


def _text(value: object) -> str:
    """Give a property as text that a database can keep: no NUL, no half characters."""
    return str(value or "").encode("utf-8", "replace").decode().replace("\x00", "?")


def _body(message: Any) -> bytes:  # noqa: ANN401  kombu has no types
    body = message.body
    return body.encode() if isinstance(body, str) else bytes(body)
