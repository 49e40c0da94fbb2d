"""p50 and p95 of one page or route, asked many times, each time about somebody else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from math import ceil
from statistics import median

from bench.at_scale.visitor import Answer

REPEATS = 30
WARM_UP = 3
GOAL_MS = 200.0
OF_HUNDRED = 0.95


@dataclass(frozen=True)
class Measured:
    """How long the server took, for one role and one thing it asks."""

    role: str
    what: str
    p50: float
    p95: float

    @property
    def is_fast(self) -> bool:
        """Whether it keeps to the budget."""
        return self.p95 < GOAL_MS


def many(role: str, what: str, ask: Callable[[str], Answer], about: Sequence[str] = ("",)) -> Measured:
    """Ask about each in turn."""
    asked = list(islice(cycle(about), WARM_UP + REPEATS))
    return _measured(role, what, [ask(each).took for each in asked][WARM_UP:])


def once_each(role: str, what: str, do: Callable[[str], Answer], about: Sequence[str]) -> Measured:
    """Do something that can be done once to each."""
    return _measured(role, what, [do(each).took for each in about])


def _measured(role: str, what: str, taken: Sequence[float]) -> Measured:
    if not taken:
        raise SystemExit(f"{role}: nothing to measure '{what}' with")
    in_order = sorted(taken)
    return Measured(role, what, median(in_order), in_order[ceil(len(in_order) * OF_HUNDRED) - 1])
