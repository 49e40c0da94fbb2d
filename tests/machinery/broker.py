"""The real RabbitMQ of a test run: one that is given, else our own node, else one installed or in a container."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from tests.machinery.handshake import shakes_hands
from tests.machinery.rabbit_api import RabbitApi
from tests.machinery.rabbit_container import RabbitContainer, has_docker
from tests.machinery.rabbit_node import RabbitNode, find_server
from tests.machinery.vhost import Vhost

INSTALLER = Path(__file__).parents[2] / "infra" / "install-packages"
MANAGEMENT_PORT = 15672

NO_BROKER = (
    "The tests need a real RabbitMQ and found none: set AMQP_URL to one, or install rabbitmq-server "
    "(Debian: sudo apt-get install rabbitmq-server), or start Docker."
)
NO_ANSWER = "AMQP_URL is set, but no RabbitMQ shakes hands at {host}: start it, or leave AMQP_URL out."

OwnBroker = RabbitNode | RabbitContainer


class NoBroker(Exception):
    """There is no RabbitMQ to test against; the text says what to do."""


@dataclass
class GivenBroker:
    """A broker that somebody else runs: we use the vhost of its address, or make our own if it lets us."""

    url: str
    server_url: str
    api: RabbitApi

    @classmethod
    def at(cls, url: str) -> "GivenBroker":
        """Take the broker at AMQP_URL, after seeing that it answers."""
        parts = urlsplit(url)
        if not shakes_hands(url):
            raise NoBroker(NO_ANSWER.format(host=parts.hostname))
        address = os.environ.get("AMQP_MANAGEMENT_URL", f"http://{parts.hostname}:{MANAGEMENT_PORT}")
        api = RabbitApi(address.rstrip("/"), parts.username or "guest", parts.password or "guest")
        return cls(url, f"{parts.scheme}://{parts.netloc}", api)

    def close(self) -> None:
        """Leave it running: it is not ours."""


def own_broker() -> OwnBroker:
    """Start a broker of our own that may be stopped, killed and damaged; what is missing is installed."""
    server = find_server()
    if server is None:
        subprocess.run([INSTALLER, "rabbitmq-server"], check=False)
        server = find_server()
    if server is None and not has_docker():
        raise NoBroker(NO_BROKER)
    broker = RabbitNode(server) if server else RabbitContainer()
    try:
        broker.start()
    except BaseException:
        broker.close()
        raise
    return broker


def find_broker() -> GivenBroker | OwnBroker:
    """Give the broker of this test run: AMQP_URL's if that is set, else our own."""
    url = os.environ.get("AMQP_URL")
    return GivenBroker.at(url) if url else own_broker()


def lends_one_vhost() -> bool:
    """Tell whether all tests must share the vhost of AMQP_URL, one after the other."""
    url = os.environ.get("AMQP_URL")
    return url is not None and not (shakes_hands(url) and GivenBroker.at(url).api.is_there())


@contextmanager
def fresh_vhost(broker: GivenBroker | OwnBroker) -> Iterator[Vhost]:
    """Give a vhost with nothing in it; afterwards nothing of ours is left in the broker."""
    if isinstance(broker, GivenBroker) and not broker.api.is_there():
        lent = Vhost(broker.url)
        lent.clear()
        yield lent
        lent.clear()
        return
    name = f"test-{uuid4().hex[:12]}"
    broker.api.add_vhost(name)
    try:
        yield Vhost(f"{broker.server_url}/{name}")
    finally:
        broker.api.delete_vhost(name)
