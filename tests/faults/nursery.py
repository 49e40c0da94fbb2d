"""Starts workers fast, healthy or with a bug put in on purpose: all is loaded once, and each worker is a fork of that.

The product has no switch for bugs: a module of tests/faults/bugs patches messaging in the fork, before it runs.
`python -m tests.faults.nursery` reads one JSON line per worker from its input and answers with the pid.
"""

import importlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Fork:
    """A worker of the nursery."""

    pid: int
    log: Path

    @property
    def is_running(self) -> bool:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    @property
    def is_listening(self) -> bool:
        return '"listening"' in self.log.read_text(errors="replace")

    def send(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)


class Nursery:
    """The process that forks."""

    def __init__(self) -> None:
        command = [sys.executable, "-W", "ignore", "-m", "tests.faults.nursery"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        self._lock = threading.Lock()

    def start(self, services: Sequence[str], env: Mapping[str, str], log: Path, bugs: Sequence[str] = ()) -> Fork:
        """Start a worker of some services in one process."""
        order = {"services": list(services), "env": dict(env), "log": str(log), "bugs": list(bugs)}
        log.touch()
        with self._lock:
            if self._process.stdin is None or self._process.stdout is None:
                raise AssertionError("the nursery was started with pipes")
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
            return Fork(int(self._process.stdout.readline()), log)

    def close(self) -> None:
        """End it; it takes its workers along."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(30)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _serve() -> None:
    import doorlijn.worker  # noqa: PLC0415  it patches the standard library: not in the rig's own process

    for service in ("intake", "aftercare", "notifications", "directory"):
        doorlijn.worker.service_class(service)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    children = []
    for line in sys.stdin.buffer:
        pid = os.fork()
        if pid == 0:
            _live(json.loads(line))
        children.append(pid)
        os.write(1, f"{pid}\n".encode())
    for pid in children:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _live(order: dict[str, Any]) -> None:
    """Be a worker until the end; never returns."""
    import doorlijn.worker  # noqa: PLC0415  see above
    from messaging import failpoints  # noqa: PLC0415  see above

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    output = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for file, number in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(file, number)
    os.environ.update(order["env"])
    failpoints._planned = failpoints._plan(order["env"].get("DOORLIJN_FAILPOINTS", ""))  # noqa: SLF001  it was read before the fork
    for bug in order["bugs"]:
        importlib.import_module(f"tests.faults.bugs.{bug}").apply()
    try:
        doorlijn.worker.run(order["services"])
    finally:
        os._exit(0)


if __name__ == "__main__":
    _serve()
