"""What people mean to do, and when; at one moment in the order in which it was written down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doorlijn.simulation.desk import Desk
    from doorlijn.simulation.life import Life


@dataclass(order=True)
class Deed:
    """Something that somebody will try to do, in one service."""

    at: datetime
    number: int
    service: str = field(compare=False)
    act: "Callable[[Desk], None]" = field(compare=False)
    life: "Life | None" = field(compare=False, default=None)


class Agenda:
    """The deeds that are still to come."""

    def __init__(self) -> None:
        self._deeds: list[Deed] = []
        self._count = 0

    def add(self, at: datetime, service: str, act: "Callable[[Desk], None]", life: "Life | None" = None) -> None:
        """Write it down."""
        self._count += 1
        heappush(self._deeds, Deed(at, self._count, service, act, life))

    def next_at(self) -> datetime | None:
        """Give the moment of the first deed."""
        return self._deeds[0].at if self._deeds else None

    def take(self, at: datetime) -> dict[str, list[Deed]]:
        """Take the deeds of one moment, by service."""
        taken: dict[str, list[Deed]] = {}
        while self._deeds and self._deeds[0].at <= at:
            deed = heappop(self._deeds)
            taken.setdefault(deed.service, []).append(deed)
        return taken
