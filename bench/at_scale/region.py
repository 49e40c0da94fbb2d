"""A demo of so many young people on this machine, and somebody of it in each role."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from bench.at_scale.history import lengthen
from bench.at_scale.visitor import Visitor
from doorlijn.embedded import Embedded
from doorlijn.region.crowd.bodies import Bodies, person_id
from doorlijn.region.stories import DONE
from doorlijn.region.young_people import STORIES
from rest.allowances import Limits
from tests.machinery.ports import free_port

PATIENCE = 120.0
TOWN = 0  # whose school, job coach and werkconsulent are the ones who measure


@dataclass(frozen=True)
class Region:
    """A running demo."""

    url: str
    cases: int
    loaded_in: float
    entries: int  # in the stories of all cases together

    def visitor(self, role: str) -> Visitor:
        """Somebody of a town of the crowd; the coordinator and the administrator are those of the demo."""
        people = httpx.get(f"{self.url}/demo/personen", timeout=60, trust_env=False).json()
        place = {"school_staff": 0, "werkconsulent": 1, "job_coach": 2}.get(role)
        bodies = Bodies(self.cases - sum(count for _, count in STORIES))
        wanted = None if place is None else str(person_id(TOWN * (2 + bodies.coaches_per_town) + place))
        person: dict[str, Any] = next(
            each for each in people if each["role"] == role and wanted in {None, each["person_id"]}
        )
        return Visitor(self.url, person)


@contextmanager
def running(cases: int, entries: int, tell: Callable[[str], None]) -> Iterator[Region]:
    """Start it in a folder of its own, with so many entries in its stories at least; it is thrown away afterwards."""
    for name in vars(Limits()):
        os.environ[f"DOORLIJN_LIMIT_{name.upper()}"] = "0"  # one person asks here for thousands
    with tempfile.TemporaryDirectory(prefix="doorlijn-pages-") as folder:
        demo = Embedded(Path(folder) / "home", free_port(), cases)
        begun = time.monotonic()
        try:
            demo.start(tell)
            took = time.monotonic() - begun
            _wait_for(demo.home / DONE)
            now = datetime.now(UTC)  # noqa: TID251  a bench runs in the time of its machine: nothing hands it a clock
            yield Region(demo.url, cases, took, lengthen(demo.database_url, entries, now, tell))
        finally:
            demo.stop()


def _wait_for(file: Path) -> None:
    """The stories of the demo are told in the background: nothing else may run while we measure."""
    deadline = time.monotonic() + PATIENCE
    while not file.exists():
        if time.monotonic() > deadline:
            raise SystemExit(f"the stories were not told in {PATIENCE:.0f} s: see stories.log in {file.parent}")
        time.sleep(0.5)
