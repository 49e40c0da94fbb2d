"""An empty corner of the broker for one test, and looking at or damaging the queues in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

import amqp

from messaging import topology
from tests.machinery.handshake import connection_to
from tests.machinery.postgres import SERVICES_FOLDER


class Vhost:
    """One vhost, spoken to over AMQP alone, so that it works at any RabbitMQ."""

    def __init__(self, url: str) -> None:
        self.url = url

    @contextmanager
    def channel(self, *, confirms: bool = True) -> Iterator[amqp.Channel]:
        """Give a channel on a connection of its own; see `connection_to`."""
        with connection_to(self.url, confirms=confirms) as connection:
            yield connection.channel()

    def has_queue(self, queue: str) -> bool:
        return self._declared(queue) is not None

    def depth(self, queue: str) -> int:
        """Count the messages that are ready in a queue; none if it does not exist."""
        declared = self._declared(queue)
        return declared.message_count if declared else 0

    def readers(self, queue: str) -> int:
        """Count the consumers of a queue; none if it does not exist."""
        declared = self._declared(queue)
        return declared.consumer_count if declared else 0

    def _declared(self, queue: str) -> amqp.protocol.queue_declare_ok_t | None:
        try:
            with self.channel() as channel:
                return channel.queue_declare(queue, passive=True)
        except amqp.exceptions.NotFound:
            return None

    def delete_queue(self, queue: str) -> None:
        with self.channel() as channel:
            channel.queue_delete(queue)

    def purge_queue(self, queue: str) -> None:
        with self.channel() as channel:
            channel.queue_purge(queue)

    def unbind(self, exchange: str, queue: str, routing_key: str = "#") -> None:
        with self.channel() as channel:
            channel.queue_unbind(queue, exchange, routing_key)

    def clear(self) -> None:
        """Remove everything our services declare; for a broker that lends us one vhost for all tests."""
        services = sorted(folder.name for folder in SERVICES_FOLDER.iterdir() if folder.is_dir())
        queues = [topology.queue(source, consumer) for source, consumer in product(services, services)]
        queues += [
            named(service) for named in (topology.requests_queue, topology.returned_queue) for service in services
        ]
        with self.channel() as channel:
            for queue in queues:
                channel.queue_delete(queue.name)
            for exchange in {queue.exchange.name for queue in queues}:
                channel.exchange_delete(exchange)
