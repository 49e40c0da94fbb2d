"""What the rig tells: a line when something happens, a table at the end, and one line that sums it up."""

import os
import platform
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.checker import Finding

RESULTS = Path(__file__).with_name("RESULTS.md")
HEADER = "| scenario | attempted | acknowledged | lost | duplicated | other | recovered | slowest 1 % | seconds |"
RULE = "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
PROOF_HEADER = "| seeded bug | caught by | seconds |"


@dataclass(frozen=True)
class Result:
    """What came of one scenario."""

    name: str
    attempted: int
    acknowledged: int
    recovered: int
    seconds: float
    p99: float  # seconds until the answer
    findings: tuple[Finding, ...]

    def count(self, *kinds: str) -> int:
        return sum(each.count for each in self.findings if each.kind in kinds)

    @property
    def lost(self) -> int:
        """What is not there, or not yet though it had time enough."""
        return self.count("lost", "unsettled")

    @property
    def duplicated(self) -> int:
        return self.count("duplicated")

    @property
    def other(self) -> int:
        return self.count("disorder", "privacy", "scenario")

    def __str__(self) -> str:
        counts = f"{self.attempted} | {self.acknowledged} | {self.lost} | {self.duplicated} | {self.other}"
        return f"| {self.name} | {counts} | {self.recovered} | {self.p99:.2f} s | {self.seconds:.0f} |"


@dataclass(frozen=True)
class Proof:
    """Whether the rig caught a bug that was put in on purpose."""

    bug: str
    caught_by: str  # empty when nothing was noticed
    seconds: float
    remark: str = ""

    def __str__(self) -> str:
        return f"| {self.bug} | {self.caught_by or '**not caught** ' + self.remark} | {self.seconds:.0f} |"


@dataclass
class Report:
    """Collects results and tells them as they come."""

    seed: int
    results: list[Result] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    _began: float = field(default_factory=time.monotonic)
    _told: str = ""

    def tell(self, text: str) -> None:
        """Say what happens now; the same thing twice is said once."""
        if text != self._told:
            print(f"{time.monotonic() - self._began:6.1f} s  {text}", flush=True)  # noqa: T201  a command talks
        self._told = text

    def add(self, result: Result) -> None:
        self.results.append(result)
        self.tell(f"{result.name}: {'all is well' if not result.findings else 'WRONG'} after {result.seconds:.0f} s")
        for finding in result.findings:
            self.tell(f"  {finding}")

    def prove(self, proof: Proof) -> None:
        self.proofs.append(proof)
        self.tell(
            f"bug '{proof.bug}': {'caught by ' + proof.caught_by if proof.caught_by else 'NOT CAUGHT ' + proof.remark}"
        )

    @property
    def is_good(self) -> bool:
        """Whether nothing was lost, doubled or otherwise wrong, and every bug was caught."""
        has_run = bool(self.results or self.proofs)
        return has_run and not any(r.findings for r in self.results) and all(p.caught_by for p in self.proofs)

    def tables(self) -> str:
        """Give the result tables."""
        lines = []
        if self.results:
            lines += [HEADER, RULE, *map(str, self.results)]
        if self.proofs:
            lines += ["", PROOF_HEADER, "|---|---|--:|", *map(str, self.proofs)]
        return "\n".join(lines)

    def last_line(self) -> str:
        """Give the one line that says it all."""
        total = {
            name: sum(getattr(result, name) for result in self.results)
            for name in ("attempted", "acknowledged", "lost", "duplicated", "recovered")
        }
        return " ".join(f"{name} {count}" for name, count in total.items()) + f" seed {self.seed}"

    def write(self, command: str, day: str) -> None:
        """Keep the tables beside the rig."""
        machine = (
            f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
        )
        seconds = f"{time.monotonic() - self._began:.0f} s"
        text = f"# What the fault rig found\n\n{day}, {machine}; `{command}`, seed {self.seed}, {seconds}.\n\n"
        text += (
            "Made by `make faults`. Lost counts what was not there in time; recovered counts second tries: reports\n"
        )
        text += (
            "without an answer, deliveries that came again, events published again because a reader missed them.\n\n"
        )
        RESULTS.write_text(f"{text}{self.tables()}\n\n`{self.last_line()}`\n", encoding="utf-8")
