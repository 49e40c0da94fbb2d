"""What time it is for this installation: the database's, except in a demo whose visitors set it forward."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from doorlijn.settings import Settings
from messaging.database import open_engine

LOOK_EVERY: Final = 10.0  # seconds
FILE: Final = "time-machine.json"
A_DAY_TAKES: Final = timedelta(seconds=1)
FURTHEST: Final = 90  # days at a time

# Whoever is signed in, stays so: his session is about real hours.
_KEEP_SESSIONS = text("UPDATE sessions SET seen_at = seen_at + :by, ends_at = ends_at + :by WHERE ended_at IS NULL")


def utc_now() -> datetime:
    """Give the real time: of tokens, and of everything where nobody travels."""
    return datetime.now(UTC)  # noqa: TID251  the door: inside, the time is an argument


def time_machine(settings: Settings) -> "TimeMachine | None":
    """Give the time machine of a demo on one machine; nowhere else is there one."""
    is_embedded = settings.amqp_url.startswith("memory://")
    return TimeMachine(settings.home, settings.database_url) if settings.is_demo and is_embedded else None


def clock_of(settings: Settings) -> Callable[[], datetime]:
    """Give the clock of pages and APIs."""
    machine = time_machine(settings)
    return machine.now if machine else utc_now


def clock_of_worker(settings: Settings, service: str) -> Callable[[], datetime]:
    """Give the clock that decides when something is due: in every worker the same one."""
    machine = time_machine(settings)
    return machine.now if machine else DatabaseClock(_asking(settings.database_url, service))


def _asking(database_url: str, service: str) -> Callable[[], datetime]:
    engine = open_engine(database_url, service, pool_size=1, acts_as="system")

    def ask() -> datetime:
        with engine.connect() as connection:
            found: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
            return found

    return ask


class DatabaseClock:
    """The database's time, reckoned on between two looks: a machine whose own clock jumps fires nothing too early."""

    def __init__(self, ask: Callable[[], datetime], passed: Callable[[], float] = time.monotonic) -> None:
        """`passed` counts seconds and never jumps."""
        self._ask, self._passed = ask, passed
        self._looked_at: float | None = None
        self._seen = datetime.min.replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        passed = self._passed()
        if self._looked_at is None or passed - self._looked_at > LOOK_EVERY:
            self._look()
        since = self._looked_at if self._looked_at is not None else passed
        return self._seen + timedelta(seconds=self._passed() - since)

    def _look(self) -> None:
        """Ask the database; while it is away, go on from what it said last."""
        try:
            seen = self._ask()
        except DBAPIError:
            if self._looked_at is None:
                raise
            return
        self._looked_at, self._seen = self._passed(), seen


@dataclass(frozen=True)
class Ride:
    """One ride: how far ahead of the real time it began and ends, in seconds, and how long it takes."""

    began_at: float = 0.0
    before: float = 0.0
    after: float = 0.0
    takes: float = 0.0

    def ahead(self, real: float) -> float:
        """Give how far ahead of the real time it is at a real moment."""
        share = 1.0 if self.takes == 0 else min(1.0, max(0.0, (real - self.began_at) / self.takes))
        return self.before + share * (self.after - self.before)


class TimeMachine:
    """The clock of a demo, in a file that all its processes read: it only goes forward, and outlives a stop."""

    def __init__(self, home: Path, database_url: str, real: Callable[[], datetime] = utc_now) -> None:
        self._file = home / FILE
        self._database_url = database_url
        self._real = real
        self._read_at = 0
        self._ride = Ride()

    def now(self) -> datetime:
        """Give the time in the demo."""
        real = self._real()
        return real + timedelta(seconds=self._known().ahead(real.timestamp()))

    @property
    def is_ahead(self) -> bool:
        """Tell whether anybody ever set it forward."""
        return self._known().after > 0

    @property
    def rides_until(self) -> datetime | None:
        """Give where the ride ends, while there is one."""
        ride, real = self._known(), self._real()
        ends_at = ride.began_at + ride.takes
        if real.timestamp() >= ends_at:
            return None
        return datetime.fromtimestamp(ends_at + ride.after, UTC)

    def go_forward(self, days: int) -> bool:
        """Set it forward, a day in a second, so that clocks ring on their own days; False while a ride goes on."""
        if not 1 <= days <= FURTHEST or self.rides_until:
            return False
        before = self._known().after
        by = timedelta(days=days)
        self._keep_sessions(by)
        takes = (days * A_DAY_TAKES).total_seconds()
        self._write(Ride(self._real().timestamp(), before, before + by.total_seconds(), takes))
        return True

    def _known(self) -> Ride:
        try:
            changed_at = self._file.stat().st_mtime_ns
        except FileNotFoundError:
            return Ride()
        if changed_at != self._read_at:
            self._ride = Ride(**json.loads(self._file.read_text(encoding="utf-8")))
            self._read_at = changed_at
        return self._ride

    def _write(self, ride: Ride) -> None:
        new = self._file.with_suffix(".new")
        new.write_text(json.dumps(asdict(ride)), encoding="utf-8")
        new.rename(self._file)

    def _keep_sessions(self, by: timedelta) -> None:
        engine = open_engine(self._database_url, "directory", pool_size=1, acts_as="system")
        with engine.begin() as connection:
            connection.execute(_KEEP_SESSIONS, {"by": by})
        engine.dispose()
