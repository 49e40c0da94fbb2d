"""Every page and route that a task of the budgets touches, at 50,000 young people: p50 and p95 at the server."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bench.at_scale.measuring import GOAL_MS, Measured
from bench.at_scale.region import running
from bench.at_scale.tasks import TASKS

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TELL_EVERY = 10.0


@dataclass(frozen=True)
class Pages:
    """What was measured."""

    cases: int
    entries: int
    loaded_in: float
    measured: list[Measured]

    @property
    def slow(self) -> list[Measured]:
        """What does not keep to the budget."""
        return [each for each in self.measured if not each.is_fast]


def pages(cases: int, entries_each: int, tell: Callable[[str], None]) -> Pages:
    """Load a region, then let somebody of each role do the tasks; nothing else runs meanwhile."""
    today = datetime.now(AMSTERDAM).date()  # noqa: TID251  the door
    with running(cases, cases * entries_each, _now_and_then(tell)) as region:
        tell(
            f"pages: {cases} young people loaded and started in {region.loaded_in:.0f} s; "
            f"their stories have {region.entries} entries"
        )
        measured: list[Measured] = []
        for role, tasks in TASKS.items():
            visitor = region.visitor(role)
            for found in tasks(visitor, today):
                measured.append(found)
                tell(f"pages: {found.p50:6.0f} {found.p95:6.0f} ms  {found.role:14} {found.what}")
            visitor.close()
        return Pages(cases, region.entries, region.loaded_in, measured)


def table(found: Pages) -> list[str]:
    """Write it for RESULTS.md, the slowest first within each role."""
    worst = max(found.measured, key=lambda each: each.p95)
    return [
        f"## Every page and route of the budgets' tasks, at {found.cases} young people (`doorlijn demo --cases {found.cases}`)",
        "",
        f"Loaded in {found.loaded_in:.0f} s; {found.entries} entries in the stories. {len(found.measured)} measured, goal p95 under {GOAL_MS:.0f} ms: "
        f"{len(found.measured) - len(found.slow)} keep it; the slowest is {worst.what} ({worst.role}) with {worst.p95:.0f} ms.",
        "",
        "| role | page, form or route | p50 ms | p95 ms | |",
        "|---|---|--:|--:|---|",
        *(
            f"| {each.role} | {each.what} | {each.p50:.0f} | {each.p95:.0f} | {'' if each.is_fast else 'over the goal'} |"
            for each in found.measured
        ),
        "",
    ]


def _now_and_then(tell: Callable[[str], None]) -> Callable[[str], None]:
    told_at = 0.0

    def seldom(what: str) -> None:
        nonlocal told_at
        if time.monotonic() - told_at > TELL_EVERY:
            told_at = time.monotonic()
            tell(f"pages: {what}")

    return seldom
