"""Something that is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SHOWN: Final = 5


@dataclass(frozen=True)
class Finding:
    """Which check found it, of what kind it is, how often, and the first of what it is about."""

    check: str
    kind: str  # unseen, unowned, early, twice, late, wrong, lost
    count: int
    ids: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.check}: {self.count} ({', '.join(self.ids)})"


def finding(check: str, kind: str, ids: Iterable[str]) -> Finding:
    """Describe it, with the first few."""
    found = sorted(ids)
    return Finding(check, kind, len(found), tuple(found[:SHOWN]))
