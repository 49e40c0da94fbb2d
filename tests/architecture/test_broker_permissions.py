"""What infra provisions on the broker is what the services' tables of contents ask for, and no more."""

import json
import re
from functools import cache
from itertools import product
from typing import Any

import pytest

from messaging import topology
from tests.architecture import landscape
from tests.architecture.landscape import ROOT

DEFINITIONS = ROOT / "infra" / "rabbitmq" / "definitions.json"

WORKERS = sorted(landscape.service_classes())
SOURCES = sorted(
    {(line.service, line.source) for line in landscape.listenings() if line.source in landscape.service_names()}
)
STRANGERS = [(service, other) for service, other in product(WORKERS, WORKERS) if service != other]


@cache
def definitions() -> dict[str, Any]:
    """Read what the broker is given, without what is filled in when it starts (schools, password hashes)."""
    text = DEFINITIONS.read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(re.sub(r"^\s*@[A-Z_]+@\s*$", "", text, flags=re.MULTILINE))
    return found


def may(service: str, action: str, resource: str) -> bool:
    permission = next(each for each in definitions()["permissions"] if each["user"] == service)
    return re.search(permission[action], resource) is not None


@pytest.mark.parametrize("service", WORKERS)
def test_each_worker_has_an_exchange_of_its_own_and_may_publish_there(service: str):
    exchange = topology.exchange(service)
    provisioned = {each["name"]: each for each in definitions()["exchanges"]}

    assert provisioned[exchange.name]["type"] == exchange.type
    assert provisioned[exchange.name]["durable"]
    assert may(service, "write", exchange.name)


@pytest.mark.parametrize(("service", "source"), SOURCES)
def test_each_subscription_may_declare_bind_and_read_its_queue(service: str, source: str):
    queue = topology.queue(source, service)

    assert may(service, "configure", queue.name)
    assert may(service, "write", queue.name)
    assert may(service, "read", queue.name)
    assert may(service, "read", queue.exchange.name)
    assert may(service, "write", queue.queue_arguments["x-dead-letter-exchange"])
    assert may(service, "write", topology.requests(source).name)


@pytest.mark.parametrize(("service", "other"), STRANGERS)
def test_no_worker_may_speak_in_anothers_name_or_read_its_queues(service: str, other: str):
    assert not may(service, "write", topology.exchange(other).name)
    assert not may(service, "configure", topology.exchange(other).name)
    for source in WORKERS:
        queue = topology.queue(source, other).name
        assert not any(may(service, action, queue) for action in ("configure", "write", "read"))


@pytest.mark.parametrize(("service", "other"), [pair for pair in STRANGERS if pair not in SOURCES])
def test_no_worker_may_hear_whom_it_does_not_listen_to(service: str, other: str):
    assert not may(service, "read", topology.exchange(other).name)
