"""A whole installation in real processes, and the tour played against it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from environs import Env

from doorlijn import settings
from doorlijn.region.seeding import seed
from tests.machinery.database import Database
from tests.machinery.ports import free_ports
from tests.machinery.processes import Machine, RunningProcess

SERVICES = ("directory", "intake", "certification", "aftercare", "notifications")
START = 90.0  # seconds; a busy machine starts six interpreters slowly
TOUR = 400.0


class DistributedInstallation:
    """One web process (it also catches the mails) and a worker per service, on a real broker."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        port, smtp = free_ports(2)
        self.url = f"http://127.0.0.1:{port}"
        self.env = {
            "DOORLIJN_PROFILE": "demo",
            "DOORLIJN_PORT": str(port),
            "DOORLIJN_SESSION_SECRET": "a secret that opens nothing",
            "API_URL_TEMPLATE": f"{self.url}/api/{{service}}",
            "PUBLIC_URL": self.url,
            "SMTP_URL": f"smtp://127.0.0.1:{smtp}",
        }
        self.web = self.run("run", "web", "--bind", f"127.0.0.1:{port}")
        self.workers = {name: self.worker(name) for name in SERVICES}
        self.web.wait_for_port(port, deadline=START)

    def run(self, *arguments: str) -> RunningProcess:
        return self.machine.run(*arguments, env=self.env)

    def worker(self, name: str) -> RunningProcess:
        return self.run("run", "worker", name)


@pytest.fixture
def installation(database: Database, machine: Machine) -> DistributedInstallation:
    """A running installation in which the invented people have just been entered."""
    known = replace(settings.load(Env()), database_url=database.url("{service}"))
    seed(known, datetime.now(UTC))  # noqa: TID251  real processes live by the real clock
    return DistributedInstallation(machine)


@pytest.fixture
def tour(machine: Machine) -> Callable[[str], dict[str, Any]]:
    """Play the tour to its end and give what it saw."""

    def play(url: str) -> dict[str, Any]:
        process = machine.run("tour", "--url", url, "--wait", str(START), "--json")
        code = process.wait(TOUR)
        report: dict[str, Any] = json.loads(process.log.read_text().splitlines()[-1])
        problems = [step["problem"] for step in report["steps"] if step["problem"]]
        assert (code, problems) == (0, [])
        return report

    return play
