"""Reads the cells of one row, and keeps everything that is wrong with them until the end."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from language.texts import _
from services.intake.domain import cells, refusals, rules
from services.intake.domain.cells import Cell
from services.intake.domain.places import Register, School
from services.intake.domain.vocabulary import (
    DESTINATION_CODES,
    DESTINATIONS,
    EXIT_PROFILE_CODES,
    EXIT_PROFILES,
    MAY_BE_EMPTY,
)

T = TypeVar("T")

# Stand in for a cell that was refused, so that reading goes on and finds the other errors too.
NO_DAY: Final = date.min
NO_SCHOOL: Final = School(UUID(int=0), "", "")


class RowReader:
    """One row, cell by cell."""

    def __init__(self, row: Mapping[str, Cell]) -> None:
        """Begin with nothing wrong."""
        self._cells = row
        self._broken: list[rules.RuleBroken] = []
        self._refused: set[str] = set()

    def text(self, column: str, longest: int = cells.LONGEST) -> str:
        """Read a name."""
        return self._take(column, lambda cell: cells.read_text(cell, longest), "")

    def number_text(self, column: str) -> str:
        """Read a number that is a name."""
        return self._take(column, cells.read_number_text, "")

    def day(self, column: str) -> date:
        """Read a day that has to be there."""
        return self._take(column, cells.read_date, None) or NO_DAY

    def day_or_none(self, column: str) -> date | None:
        """Read a day that may be left out."""
        return self._take(column, cells.read_date, None)

    def yes_or_no(self, column: str) -> bool:
        """Read ja or nee."""
        return self._take(column, cells.read_yes_or_no, default=False)

    def destination(self, column: str) -> str:
        """Read where the pupil went."""
        return self._take(column, lambda cell: cells.read_word(cell, DESTINATION_CODES, DESTINATIONS), "")

    def exit_profile(self, column: str) -> str:
        """Read what the school prepared the pupil for; whether it may be empty depends on the school."""
        return self._take(column, lambda cell: cells.read_word(cell, EXIT_PROFILE_CODES, EXIT_PROFILES), "")

    def school_year(self, column: str) -> int | None:
        """Read a school year that may be left out."""
        return self._take(column, cells.read_school_year, None)

    def school(self, column: str, register: Register) -> School:
        """Read a BRIN and find its school."""
        return self._find(column, register.school, NO_SCHOOL)

    def municipality(self, column: str, register: Register) -> str:
        """Read a municipality and find its code."""
        return self._find(column, lambda words: register.municipality(words).code, "")

    def break_all(self, broken: Iterable[rules.RuleBroken]) -> None:
        """Add the rules between cells, as far as their cells could be read."""
        self._broken += [rule for rule in broken if self._refused.isdisjoint(rule.about)]

    def raise_what_is_broken(self) -> None:
        """Refuse the row if anything was wrong, all at once."""
        if self._broken:
            raise refusals.RowRefused(self._broken)

    def _take(self, column: str, read: Callable[[Cell], T], default: T) -> T:
        try:
            found = read(self._cells.get(column))
        except cells.Unreadable as why:
            self._break(rules.CellReadable(column, str(why)), column)
            return default
        if found in ("", None) and column not in MAY_BE_EMPTY:
            self._break(
                rules.CellReadable(column, _("Deze cel is leeg. Vul hier {column} in.").format(column=column)), column
            )
        return found

    def _find(self, column: str, lookup: Callable[[str], T], default: T) -> T:
        words = self.text(column)
        if not words:
            return default
        try:
            return lookup(words)
        except rules.RuleBroken as broken:
            self._break(broken, column)
            return default

    def _break(self, broken: rules.RuleBroken, column: str) -> None:
        self._broken.append(broken)
        self._refused.add(column)
