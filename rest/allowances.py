"""How much somebody may ask at once and after that; plain values and a clock, no web."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

MOST_REMEMBERED: Final = 20_000  # whoever was away longest is forgotten first, and so starts with a full allowance


@dataclass(frozen=True)
class Allowance:
    """So many requests at once, and so many a minute after that."""

    name: str
    at_once: int
    per_minute: int

    @property
    def per_second(self) -> float:
        """How fast it fills again."""
        return self.per_minute / 60


@dataclass(frozen=True)
class Limits:
    """What an installation allows; docs/settings.md says how to change it. Zero a minute means no limit."""

    person: int = 1200
    organisation: int = 12_000
    address: int = 6000
    search: int = 120  # per person, for what goes through many files at once
    export: int = 30
    token: int = 300  # per address: a school has one: signing in, and tokens for programs
    imports: int = 6000  # per person: leavers and sheets that a school's own system sends
    system: int = 60_000  # the platform's own requests


@dataclass(frozen=True)
class Verdict:
    """What is left of the allowance that is nearest its end, and how long to wait when nothing is."""

    allowance: Allowance
    left: int
    wait: float

    def headers(self) -> dict[str, str]:
        """Say it as RateLimit headers (draft-ietf-httpapi-ratelimit-headers)."""
        name, full = self.allowance.name, self.allowance.at_once
        said = {
            "RateLimit-Policy": f'"{name}";q={full};w=60',
            "RateLimit": f'"{name}";r={self.left};t={max(1, round(self.wait)) if self.wait else 0}',
        }
        return said | ({"Retry-After": str(self.seconds)} if self.wait else {})

    @property
    def seconds(self) -> int:
        """Whole seconds after which there is room again."""
        return max(1, -int(-self.wait // 1))


@dataclass
class Buckets:
    """What everybody has left, in the memory of this process."""

    clock: Callable[[], float] = time.monotonic
    _known: OrderedDict[tuple[str, str], tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, claims: Iterable[tuple[Allowance, str]]) -> Verdict | None:
        """Take one from each, or none from any; gives the one nearest its end."""
        now = self.clock()
        with self._lock:
            found = [(allowance, key, self._level(allowance, key, now)) for allowance, key in claims]
            if not found:
                return None
            short = [each for each in found if each[2] < 1]
            if short:
                allowance, _, level = max(short, key=lambda each: (1 - each[2]) / each[0].per_second)
                return Verdict(allowance, 0, (1 - level) / allowance.per_second)
            for allowance, key, level in found:
                self._keep((allowance.name, key), level - 1, now)
            allowance, _, level = min(found, key=lambda each: each[2] / each[0].at_once)
            return Verdict(allowance, int(level - 1), 0)

    def _level(self, allowance: Allowance, key: str, now: float) -> float:
        level, since = self._known.get((allowance.name, key), (float(allowance.at_once), now))
        return min(float(allowance.at_once), level + (now - since) * allowance.per_second)

    def _keep(self, bucket: tuple[str, str], level: float, now: float) -> None:
        self._known[bucket] = (level, now)
        self._known.move_to_end(bucket)
        if len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)


def allowance(name: str, per_minute: int) -> Allowance:
    """Give an allowance: a sixth of a minute's worth at once, but always some."""
    return Allowance(name, max(5, per_minute // 6), per_minute)
