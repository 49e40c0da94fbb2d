"""Finds the first row of an audit chain that was edited, deleted, reordered, inserted or cut off."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

START: Final = bytes(32)  # what the first row follows


@dataclass(frozen=True)
class Row:
    """One row as it stands in the database now."""

    number: int
    at: datetime
    person_id: UUID
    role: str
    organisation_id: UUID | None
    for_persons: list[UUID]
    purpose: str
    basis: str
    action: str
    objects: list[UUID]
    outcome: str
    previous: bytes
    hash: bytes

    @property
    def is_intact(self) -> bool:
        """Whether its content still gives its hash."""
        return self.hash == hashlib.sha256(self.previous + self._content()).digest()

    def _content(self) -> bytes:
        parts = (
            self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f"),
            self.person_id,
            self.role,
            self.organisation_id or "",
            ",".join(map(str, self.for_persons)),
            self.purpose,
            self.basis,
            self.action,
            ",".join(map(str, self.objects)),
            self.outcome,
        )
        return "\x1f".join(map(str, parts)).encode()


@dataclass(frozen=True)
class Head:
    """Where a chain ends, kept where whoever writes rows cannot write."""

    number: int = 0
    hash: bytes = START


@dataclass(frozen=True)
class Forgery:
    """What was done to which row."""

    number: int
    kind: str  # edited, deleted, reordered, inserted, cut_off


@dataclass(frozen=True)
class Chain:
    """What is known of a chain besides its rows: its head, its highest number, and whether it holds a hash."""

    head: Head
    last_number: int
    holds: Callable[[bytes], bool]


def first_forgery(rows: Iterable[Row], chain: Chain) -> Forgery | None:
    """Walk along the rows in the order of their numbers; nothing found means that every row is as it was written."""
    last = Head()
    for row, following in _pairs(rows):
        kind = _kind(row, following, last, chain)
        if kind:
            number = last.number + 1 if kind == "deleted" else row.number
            return Forgery(number, kind)
        if _was_written_anew(row, following, chain):
            return Forgery(row.number, "edited")
        last = Head(row.number, row.hash)
    return _at_the_end(last, chain.head)


def _kind(row: Row, following: Row | None, last: Head, chain: Chain) -> str:
    if row.number > chain.head.number:
        return "inserted"
    if following is not None and following.previous == last.hash != row.hash and row.previous != following.hash:
        return "inserted"  # the next row still follows the one before this
    if row.number != last.number + 1:
        return "deleted"
    if not row.is_intact:
        return "edited"
    if row.previous == last.hash:
        return ""
    return "reordered" if chain.holds(row.previous) else "deleted"


def _was_written_anew(row: Row, following: Row | None, chain: Chain) -> bool:
    """Whether a row was edited together with its own hash: the next one then follows a row that is nowhere."""
    if following is None or following.number != row.number + 1 or following.previous == row.hash:
        return False
    return chain.last_number >= chain.head.number and not chain.holds(following.previous)


def _at_the_end(last: Head, head: Head) -> Forgery | None:
    if last.number < head.number:
        return Forgery(last.number + 1, "cut_off")
    return None if last.hash == head.hash else Forgery(last.number, "edited")


def _pairs(rows: Iterable[Row]) -> Iterator[tuple[Row, Row | None]]:
    row: Row | None = None
    for following in rows:
        if row is not None:
            yield row, following
        row = following
    if row is not None:
        yield row, None
