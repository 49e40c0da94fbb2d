"""Passes every failpoint with every action: each process lives through some of them, the last of which may end it."""

import signal
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import psutil

from messaging.failpoints import NAMES
from tests.faults.checker import Finding
from tests.faults.stage import Stage
from tests.faults.system import Seat
from tests.machinery.waiting import NeverHappened, wait_for

# At which passing each action is taken: what ends the process comes last, so that the others are seen too.
AT = {"raise": 2, "sleep": 3, "stop": 4, "exit": 6}
ACTIONS = tuple(AT)
FROZEN_FOR = 1.5  # seconds until a stopped process is let go on
TRIES = 3  # lives that a failpoint may take until it is reached

Point = tuple[str, str]  # name, action


def lives(prefix: str, count: int, first: int = 0) -> list[set[Point]]:
    """Give so many lives that pass the failpoints of one part; in each, every name has another action."""
    names = sorted(name for name in NAMES if name.startswith(prefix))
    return [{(name, ACTIONS[(nr + life) % 4]) for nr, name in enumerate(names)} for life in range(first, first + count)]


def seats(count: int) -> dict[str, list[set[Point]]]:
    """Tell which process passes what; `count` lives of each part, four for every name with every action."""
    half = (count + 1) // 2
    return {
        "api": lives("api.", count),
        "intake-1": lives("relay.", count),
        "aftercare-1": lives("timer.", half),
        "aftercare-2": lives("timer.", count - half, half),
        "notifications-1": lives("inbox.", half),
        "notifications-2": lives("inbox.", count - half, half),
    }


@dataclass
class Exercise:
    """Lets the processes of a system live through their failpoints, one life after the other."""

    stage: Stage
    plan: dict[str, list[set[Point]]]
    reached: set[Point] = field(default_factory=set)
    _tries: dict[frozenset[Point], int] = field(default_factory=dict)
    _frozen_since: dict[int, float] = field(default_factory=dict)
    _now: dict[str, set[Point]] = field(default_factory=dict)

    def run(self, within: float) -> None:
        """Go on until every failpoint was passed; what was not is a finding."""
        everything = {point for each in self.plan.values() for life in each for point in life}
        for name in self.plan:
            self._next_life(self.stage.system.seats[name])
        try:
            wait_for(self._look, deadline=within, what="every failpoint passed", every=0.1)
        except NeverHappened:
            missed = sorted(f"{name}={action}" for name, action in everything - self.reached)
            self.stage.problems.append(Finding("failpoint never passed", "scenario", len(missed), tuple(missed)))
        self.stage.tell(f"{len(self.reached)} of {len(everything)} failpoints passed")

    def _look(self) -> bool:
        busy = [self._attend(self.stage.system.seats[name]) for name in self.plan]
        return not any(busy)

    def _attend(self, seat: Seat) -> bool:
        """See how far the process of a seat is; tells whether it has something to live for."""
        meant = self._now.get(seat.name)
        if not meant or seat.process is None:
            return False
        passed = _passed(seat)
        self.reached |= passed
        self._thaw(seat)
        if meant <= self.reached:
            self._next_life(seat)
        elif seat.process.exit_code is not None or seat.failpoints != _written(meant):
            self._again(seat, meant - self.reached)
        return True

    def _next_life(self, seat: Seat) -> None:
        waiting = self.plan[seat.name]
        self._begin(seat, waiting.pop(0) if waiting else set())

    def _again(self, seat: Seat, missed: set[Point]) -> None:
        """It died before it passed all: the next process begins with what is left."""
        key = frozenset(missed)
        self._tries[key] = self._tries.get(key, 0) + 1
        if self._tries[key] >= TRIES:
            self._next_life(seat)
        else:
            self._begin(seat, missed)

    def _begin(self, seat: Seat, life: set[Point]) -> None:
        """Let a process with these failpoints take the seat (an ordinary one when there are none)."""
        self._now[seat.name] = life
        self.stage.system.begin(seat, _written(life))

    def _thaw(self, seat: Seat) -> None:
        for pid in self.stage.system.pids(seat):
            if not _is_stopped(pid):
                self._frozen_since.pop(pid, None)
            elif time.monotonic() - self._frozen_since.setdefault(pid, time.monotonic()) > FROZEN_FOR:
                psutil.Process(pid).send_signal(signal.SIGCONT)


def _written(points: Iterable[Point]) -> str:
    """Write failpoints as a process reads them; of those that end it only one, the others wait for another life."""
    ends: Sequence[Point] = sorted(point for point in points if point[1] == "exit")[:1]
    chosen = sorted(point for point in points if point[1] != "exit") + list(ends)
    return ",".join(f"{name}={action}@{AT[action]}" for name, action in chosen)


def _passed(seat: Seat) -> set[Point]:
    lines = [line for log in seat.logs[-2:] for line in log.read_text(errors="replace").splitlines()]
    marks = [line.split(" ", 1)[1] for line in lines if line.startswith("failpoint_reached ")]
    return {(name, action) for name, _, action in (mark.partition("=") for mark in marks)}


def _is_stopped(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_STOPPED)
    except psutil.NoSuchProcess:
        return False
