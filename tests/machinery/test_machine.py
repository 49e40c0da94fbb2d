"""The product's own processes, on the test's own database and vhost: they start, do their work, and end when asked."""

from functools import partial

import httpx

from tests.machinery.ports import free_port
from tests.machinery.processes import STOP_SECONDS, Machine
from tests.machinery.vhost import Vhost
from tests.machinery.waiting import wait_for


def is_well(url: str) -> bool:
    try:
        return httpx.get(url, timeout=5).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def test_an_api_answers_and_ends_when_asked(machine: Machine):
    port = free_port()
    api = machine.run("run", "api", "notifications", "--bind", f"127.0.0.1:{port}")
    api.wait_for_port(port)

    wait_for(lambda: is_well(f"http://127.0.0.1:{port}/v1/health"), what="a healthy API", deadline=30)

    assert api.terminate(within=STOP_SECONDS) == 0


def test_a_worker_listens_and_ends_when_asked(machine: Machine, broker: Vhost):
    worker = machine.run("run", "worker", "aftercare")

    for source in ("directory", "intake"):
        queue = f"evt-{source}--aftercare.v1"
        wait_for(partial(broker.readers, queue), what=f"a reader of {queue}", deadline=60)

    assert worker.terminate(within=STOP_SECONDS) == 0
