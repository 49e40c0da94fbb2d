"""The processes of one world, watched over as a supervisor does: what ends is started again."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.faults.world import World
from tests.machinery.ports import free_port
from tests.machinery.processes import Machine, RunningProcess
from tests.machinery.waiting import wait_for

LOOK_EVERY = 0.1
UP_WITHIN = 90.0  # seconds; a busy machine needs ten


@dataclass
class Seat:
    """A place in the system that one process at a time fills."""

    name: str
    command: tuple[str, ...]
    next_failpoints: str = ""  # of the process that will sit here next
    clock_jumps: bool = False  # of the machine that it runs on
    failpoints: str = ""  # of the one that sits here now
    process: RunningProcess | None = None
    is_wanted: bool = True
    starts: int = 0
    logs: list[Path] = field(default_factory=list)  # of all who ever sat here

    @property
    def is_up(self) -> bool:
        return self.process is not None and self.process.is_running


class System:
    """An API and workers; several copies of those who have the most to do."""

    def __init__(self, world: World, copies: int = 2) -> None:
        self.world = world
        self.port = free_port()
        self._machine = Machine(world.folder, world.env)
        self._lock = threading.RLock()
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        api = Seat("api", ("run", "api", "intake", "--bind", f"127.0.0.1:{self.port}"))
        self.seats = {"api": api}
        for service, count in (("directory", 1), ("intake", 1), ("aftercare", copies), ("notifications", copies)):
            for nr in range(1, count + 1):
                self.seats[f"{service}-{nr}"] = Seat(f"{service}-{nr}", ("run", "worker", service))

    @property
    def workers(self) -> list[Seat]:
        return [seat for name, seat in self.seats.items() if name != "api"]

    def start(self) -> None:
        """Start all processes; returns when each answers or listens."""
        for seat in self.seats.values():
            self._fill(seat)
        self._watcher.start()
        self.wait_until_up()

    def wait_until_up(self) -> None:
        """Wait until every seat that is wanted holds a process that has begun its work."""
        for seat in self.seats.values():
            wait_for(lambda seat=seat: self._works(seat), deadline=UP_WITHIN, what=f"{seat.name} at work", every=0.1)  # type: ignore[misc]  # mypy cannot type the default

    def _works(self, seat: Seat) -> bool:
        process = seat.process
        if not seat.is_wanted:
            return True
        if process is None or not process.is_running:
            return False
        if seat.name == "api":
            with suppress(AssertionError):
                process.wait_for_port(self.port, deadline=0.1)
                return True
            return False
        return '"listening"' in process.log.read_text(errors="replace")

    def _fill(self, seat: Seat) -> None:
        seat.failpoints, seat.next_failpoints = seat.next_failpoints, ""
        seat.starts += 1
        env = {"DOORLIJN_FAILPOINTS": seat.failpoints} if seat.failpoints else {}
        name = f"{seat.name}.{seat.starts}"
        if seat.clock_jumps:
            command = [sys.executable, "-W", "ignore", "-m", "tests.faults.jumping", *seat.command]
            seat.process = self._machine.start(command, name=name, env=env)
        else:
            seat.process = self._machine.run(*seat.command, name=name, env=env)
        seat.logs.append(seat.process.log)

    def _watch(self) -> None:
        while not self._ended.wait(LOOK_EVERY):
            for seat in self.seats.values():
                with self._lock:
                    if seat.is_wanted and not seat.is_up and not self._ended.is_set():
                        self._fill(seat)

    def begin(self, seat: Seat, failpoints: str) -> None:
        """Let the next process take a seat now, with these failpoints; the one that sits there is asked to stop."""
        with self._lock:
            seat.is_wanted = False  # the watcher must not fill it meanwhile: two in one seat would not be seen
        if seat.process is not None:
            self.signal(seat, signal.SIGCONT)
            seat.process.terminate()
        with self._lock:
            seat.next_failpoints = failpoints
            self._fill(seat)
            seat.is_wanted = True

    @contextmanager
    def jumping(self, *names: str) -> Iterator[None]:
        """Let the clocks of the machines that some seats are on jump."""
        seats = [self.seats[name] for name in names]
        try:
            for seat in seats:
                seat.clock_jumps = True
                self.begin(seat, "")
            self.wait_until_up()
            yield
        finally:
            for seat in seats:
                seat.clock_jumps = False
                self.begin(seat, "")
            self.wait_until_up()

    @contextmanager
    def without(self, *names: str) -> Iterator[None]:
        """Stop some seats in good order, and fill them again afterwards."""
        seats = [self.seats[name] for name in names]
        with self._lock:
            for seat in seats:
                seat.is_wanted = False
        for seat in seats:
            if seat.process:
                seat.process.terminate()
        try:
            yield
        finally:
            for seat in seats:
                seat.is_wanted = True
            self.wait_until_up()

    def pids(self, seat: Seat) -> list[int]:
        """Give the processes of a seat: its own, and those it started (gunicorn's worker)."""
        if seat.process is None or not seat.process.is_running:
            return []
        try:
            own = psutil.Process(seat.process.pid)
            return [own.pid, *(child.pid for child in own.children(recursive=True))]
        except psutil.NoSuchProcess:
            return []

    def signal(self, seat: Seat, number: signal.Signals) -> None:
        """Send a signal to every process of a seat."""
        for pid in self.pids(seat):
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def close(self) -> None:
        """End everything, frozen or not."""
        self._ended.set()
        with self._lock:
            for seat in self.seats.values():
                seat.is_wanted = False
        if self._watcher.is_alive():
            self._watcher.join()
        self._machine.close()
