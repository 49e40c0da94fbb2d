"""Plain AMQP connections of the tests themselves, apart from the product's."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

import amqp

PATIENCE = 30  # a queue that was just restored may take a while to answer
HANDSHAKE_SECONDS = 5


@contextmanager
def connection_to(url: str, patience: float = PATIENCE, *, confirms: bool = True) -> Iterator[amqp.Connection]:
    """Open a connection, after the whole AMQP handshake; `amqp://user:password@host:port/vhost`.

    With `confirms`, each publication waits until the broker has it: what nobody confirmed may be lost when the connection ends.
    """
    parts = urlsplit(url)
    connection = amqp.Connection(
        host=f"{parts.hostname}:{parts.port or 5672}",
        userid=unquote(parts.username or "guest"),
        password=unquote(parts.password or "guest"),
        virtual_host=unquote(parts.path.removeprefix("/")) or "/",
        connect_timeout=patience,
        read_timeout=patience,
        confirm_publish=confirms,
    )
    try:
        connection.connect()
        yield connection
    finally:
        connection.collect()


def shakes_hands(url: str) -> bool:
    """Tell whether a broker answers there."""
    try:
        with connection_to(url, HANDSHAKE_SECONDS):
            return True
    except (OSError, amqp.exceptions.AMQPError):
        return False
