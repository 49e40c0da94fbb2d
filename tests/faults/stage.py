"""Where a scenario is played: a world, its system, the schools that report all the while, and whoever watches."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import quantiles

import psutil

from tests.faults.checker import Finding, words_in_logs
from tests.faults.client import NAME, Schools
from tests.faults.report import Report, Result
from tests.faults.system import Seat, System
from tests.faults.world import World
from tests.machinery.waiting import wait_for

ANSWERS_WITHIN = 90.0  # seconds for a handful of answers; a busy machine is slow, a broken one gives none at all


@dataclass
class Stage:
    """One scenario after the other is played here."""

    world: World
    system: System
    schools: Schools
    report: Report
    seed: int
    problems: list[Finding] = field(default_factory=list)  # what a scenario itself saw go wrong

    def chance(self, scenario: str) -> random.Random:
        """Give the randomness of a scenario: the same seed, the same choices."""
        return random.Random(f"{self.seed} {scenario}")

    def tell(self, text: str) -> None:
        self.report.tell(f"{self.schools.scenario}: {text}")

    def play(self, name: str, act: Callable[["Stage"], None], *, settle_within: float = 180.0) -> None:
        """Let the schools report, do something terrible meanwhile, wait until all is well, count."""
        self.schools.scenario = name
        self.schools.waits.clear()
        self.problems.clear()
        recovered, began = self.world.recovered(), time.monotonic()
        self.schools.start()
        try:
            self.until_answered(5)
            act(self)
            self.until_answered(5)
        finally:
            self.schools.stop()
        self.system.wait_until_up()
        found = self.world.settle(settle_within, self.tell)
        found += words_in_logs(self.world.folder, [NAME]) + self.problems
        self.report.add(self._result(name, found, self.world.recovered() - recovered, time.monotonic() - began))

    def _result(self, name: str, found: list[Finding], recovered: int, seconds: float) -> Result:
        counts = self.world.ledger.counts
        waits = sorted(self.schools.waits)
        return Result(
            name=name,
            attempted=counts[name, "intent"],
            acknowledged=counts[name, "answer"],
            recovered=recovered,
            seconds=seconds,
            p99=quantiles(waits, n=100)[98] if len(waits) > 1 else 0.0,
            findings=tuple(found),
        )

    def until_answered(self, count: int) -> None:
        """Wait until so many more reports were answered: whatever is broken, schools can report."""
        counts = self.world.ledger.counts
        enough = counts[self.schools.scenario, "answer"] + count
        wait_for(
            lambda: counts[self.schools.scenario, "answer"] >= enough,
            deadline=ANSWERS_WITHIN,
            what=f"{count} more answers to the schools",
        )

    def until_stopped(self, seat: Seat) -> None:
        """Wait until a process stopped itself at its failpoint."""
        wait_for(
            lambda: any(psutil.Process(pid).status() == psutil.STATUS_STOPPED for pid in self.system.pids(seat)),
            deadline=ANSWERS_WITHIN,
            what=f"{seat.name} stopped",
        )
