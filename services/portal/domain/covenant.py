"""A version of the privacy covenant as the pages show it: its lines per role, and what is different from another version."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class Line:
    """Who may see what, in which relation and phase, why, and until when."""

    purpose: str
    role: str
    relation: str
    data: list[str]
    phases: list[str]
    basis: str
    until: date

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same line in another version."""
        return (
            self.purpose,
            self.role,
            self.relation,
            tuple(sorted(self.data)),
            tuple(sorted(self.phases)),
            self.basis,
            self.until,
        )


@dataclass(frozen=True)
class Opening:
    """Lines that say the same but for the data, told together: each group of data with its phases."""

    line: Line
    parts: Sequence[Line]


def told_together(lines: Iterable[Line]) -> Sequence[Opening]:
    """Put lines together that are for the same people, in the order in which they stand."""
    found: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        found.setdefault((line.purpose, line.role, line.relation, line.basis, line.until), []).append(line)
    return [Opening(parts[0], parts) for parts in found.values()]


@dataclass(frozen=True)
class Basis:
    """Why something is lawful."""

    code: str
    text: str


@dataclass(frozen=True)
class Version:
    """Who put it in, who decided, from which day it holds."""

    version: str
    state: str
    is_in_force: bool
    id: UUID | None = None
    put_in_by_id: UUID | None = None
    put_in_at: datetime | None = None
    decided_by_id: UUID | None = None
    decided_at: datetime | None = None
    holds_from: date | None = None


@dataclass(frozen=True)
class Covenant(Version):
    """With all that it says."""

    region: str = ""
    begins_on: date = date.min
    ends_on: date = date.min
    bases: list[Basis] = field(default_factory=list)
    rules: list[Line] = field(default_factory=list)
    text: str = ""

    @property
    def words(self) -> Mapping[str, str]:
        """The legal bases in words."""
        return {basis.code: basis.text for basis in self.bases}


@dataclass(frozen=True)
class Difference:
    """What a version opens that another one did not, and what it no longer opens."""

    opened: Sequence[Line]
    closed: Sequence[Line]

    @classmethod
    def between(cls, before: Covenant, after: Covenant) -> "Difference":
        """Compare line by line."""
        old, new = ({line.key for line in each.rules} for each in (before, after))
        return cls(
            [line for line in after.rules if line.key not in old],
            [line for line in before.rules if line.key not in new],
        )
