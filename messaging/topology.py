"""What exists on the broker: exchanges and queues, by name and kind; a test compares them with what infra provides."""

from typing import Final

from kombu import Connection, Exchange, Queue
from kombu.exceptions import ChannelError

from messaging.outbox import Message

INBOUND: Final = "schools.inbound"
LEDGER_TYPE: Final = "application/vnd.doorlijn.ledger+json"


def exchange(service: str) -> Exchange:
    """Where a service publishes; the routing key is the event's name."""
    return Exchange(f"{service}.events", type="topic", durable=True)


def requests(service: str) -> Exchange:
    """Where others ask a service for what they miss."""
    return Exchange(f"{service}.ledger", type="direct", durable=True)


def queue(source: str, consumer: str) -> Queue:
    """Where a consumer's events of one source wait: all types in one queue, in order."""
    theirs = exchange(source)
    theirs.no_declare = True  # see declare_for_others
    return Queue(
        f"evt-{source}--{consumer}.v1", theirs, routing_key="#", durable=True, queue_arguments=_guarded(consumer)
    )


def declare_for_others(connection: Connection, source: str) -> None:
    """Declare the exchanges of a source that may start later than we; where infra made them, we may not and need not."""
    for theirs in (exchange(source), requests(source)):
        if not _is_there(connection, theirs):
            with connection.channel() as channel:
                theirs(channel).declare()


def _is_there(connection: Connection, exchange: Exchange) -> bool:
    try:
        with connection.channel() as channel:
            exchange(channel).declare(passive=True)
    except ChannelError:
        return False
    return True


def requests_queue(service: str) -> Queue:
    """Where requests for a service wait."""
    return Queue(
        f"ledger--{service}.v1",
        requests(service),
        routing_key="request",
        durable=True,
        queue_arguments={"x-queue-type": "quorum", "x-max-length": 10_000},
    )


def returned_queue(consumer: str) -> Queue:
    """Where the broker puts what it delivered too often without an answer; read like the others, so that nothing is lost there either."""
    return Queue(
        f"returned--{consumer}.v1",
        Exchange(f"{consumer}.returned", type="fanout", durable=True),
        durable=True,
        queue_arguments={"x-queue-type": "quorum"},
    )


def _guarded(consumer: str) -> dict[str, object]:
    return {
        "x-queue-type": "quorum",
        "x-delivery-limit": 50,
        "x-overflow": "reject-publish",
        "x-dead-letter-exchange": f"{consumer}.returned",
        "x-dead-letter-strategy": "at-least-once",
    }


def inbound_queue(consumer: str) -> Queue:
    """Where what outside systems publish waits; the routing key is the sender's id."""
    return Queue(
        f"inbound--{consumer}.v1",
        Exchange(INBOUND, type="topic", durable=True),
        routing_key="#",
        durable=True,
        queue_arguments=_guarded(consumer),
    )


def replies() -> Exchange:
    """Where answers to outside systems go; each has a queue bound to its own id."""
    return Exchange("schools.replies", type="topic", durable=True)


def where(to: str, message: Message) -> tuple[str, str]:
    """Give exchange and routing key of a message: its own route, else its name on the service's exchange."""
    if message.route is None:
        return to, message.name
    at, _, key = message.route.partition("/")
    return at, key
