"""How far the load of a crowd is, in the demo's own folder beside its data; light, because the demo starts with it."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

FILE: Final = "crowd.json"
PROCESSES: Final = 2  # each tells of its own towns, so that none waits for another
EVERYTHING: Final = 100  # per cent: only the clocks and the tidying are left


@dataclass
class Asked:
    """The size that was asked for; the days of all that is told hang on the moment at which it began."""

    cases: int
    begun_at: str
    is_whole: bool = False
    brought: dict[str, int] = field(default_factory=dict)  # how far each service's journal was heard by everybody

    @property
    def now(self) -> datetime:
        """The moment at which the load began."""
        return datetime.fromisoformat(self.begun_at)


@dataclass
class Part:
    """What one of the processes that load has done."""

    done: int = 0  # weeks of leavers, days of endings, weeks of calls
    of: int = 0  # so many in all; none until it has begun


def asked_of(home: Path) -> Asked | None:
    """Give what was asked; None before anything was."""
    file = home / FILE
    return Asked(**json.loads(file.read_text())) if file.exists() else None


def part_of(home: Path, number: int) -> Part:
    """Give how far one process is."""
    file = _part(home, number)
    return Part(**json.loads(file.read_text())) if file.exists() else Part()


def percent(home: Path) -> int:
    """Give how much of all weeks and days is told."""
    parts = [part_of(home, number) for number in range(PROCESSES)]
    return int(EVERYTHING * sum(part.done / part.of for part in parts if part.of) / PROCESSES)


def keep(home: Path, what: Asked | Part, number: int | None = None) -> None:
    """Write it down, whole or not at all."""
    file = home / FILE if number is None else _part(home, number)
    new = file.with_suffix(".new")
    new.write_text(json.dumps(asdict(what)))
    new.rename(file)


def _part(home: Path, number: int) -> Path:
    return home / f"crowd-{number}.json"
