"""A sheet of leavers as intake judged it: counts, what each row changes, what is odd, and what is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from services.portal.domain.exporting import Cell

REASON = "reden"
SAYS_NO = "-"  # in a cell; a spreadsheet would take it for the beginning of a formula


@dataclass(frozen=True)
class Refused:
    """One row of a sheet that did not go in, counted as in the sheet (the header is row 1)."""

    row: int
    reason: str
    column: str | None = None
    pupil_id: UUID | None = None


@dataclass(frozen=True)
class CellChange:
    """What a cell said before, and says now."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """What one row changes of somebody whom the school reported before."""

    row: int
    pupil_id: UUID
    pupil_number: str
    cells: list[CellChange]


@dataclass(frozen=True)
class Remark:
    """Something odd in a row that goes in all the same."""

    row: int
    reason: str
    column: str | None = None


@dataclass(frozen=True)
class RefusedRow:
    """A refused row as the school made it."""

    row: int
    cells: dict[str, str]


@dataclass(frozen=True)
class ImportReport:
    """What a sheet of leavers holds, or what importing it did."""

    accepted: int
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    changes: list[RowChange] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    refused_rows: list[RefusedRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def to_do(self) -> int:
        """How many rows importing changes something for."""
        return self.new + self.changed

    @property
    def refused_count(self) -> int:
        """How many rows did not go in; one row may have several reasons."""
        return len({one.row for one in self.refused})


def refused_sheet(report: ImportReport, columns: Sequence[str]) -> list[list[Cell]]:
    """Only the refused rows, with why: a sheet that can be mended and sent again."""
    reasons = _reasons(report.refused)
    rows = [_line(one.cells, columns, reasons.get(one.row, "")) for one in report.refused_rows]
    return [[*columns, REASON], *rows]


def _line(cells: Mapping[str, str], columns: Sequence[str], reason: str) -> list[Cell]:
    typed = (cells.get(column, "") for column in columns)
    return [*("" if cell.strip() == SAYS_NO else cell for cell in typed), reason]


def _reasons(refused: Sequence[Refused]) -> Mapping[int, str]:
    return {row: " ".join(_said(list(each))) for row, each in groupby(refused, key=lambda one: one.row)}


def _said(refused: Sequence[Refused]) -> Iterator[str]:
    return (f"{one.column}: {one.reason}" if one.column else one.reason for one in refused)
