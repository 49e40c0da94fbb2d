"""Opens a sheet of the catalogue: CSV, or a workbook of Excel, by what is in the file rather than by its name."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from language.texts import _
from rest.sheets.xlsx_parts import WorkbookRefused
from rest.sheets.xlsx_rows import Cell, Workbook
from services.certification.domain import sheet
from services.certification.domain.sheet import Line, Sheet, SheetRefused

WORKBOOK: Final = b"PK"
MOST_BYTES: Final = 20_000_000  # that a workbook may unpack to
ROWS_ABOVE_HEADER: Final = 20  # a title, a date, an empty row


def open_sheet(content: bytes) -> Sheet:
    """Read a sheet, whatever program saved it. Raises SheetRefused."""
    if not content.startswith(WORKBOOK):
        return sheet.read(content)
    try:
        lines = _lines(Workbook(io.BytesIO(content), MOST_BYTES))
    except WorkbookRefused as refused:
        raise SheetRefused(("file", _(str(refused)))) from refused
    return sheet.sheet_of(lines)


def _lines(workbook: Workbook) -> list[Line]:
    """Give the lines of the first worksheet with a header that we know, from that header on; else of the first."""
    of_each = (_from_header(workbook, name) for name in workbook.sheets)
    return next((found for found in of_each if found), None) or _some(workbook.rows(workbook.sheets[0]))


def _from_header(workbook: Workbook, name: str) -> list[Line]:
    rows = workbook.rows(name)
    for number, cells in islice(rows, ROWS_ABOVE_HEADER):
        texts = [_text(cell) for cell in cells]
        if any(sheet.names_a_kind(text) for text in texts):
            return [(number, texts), *_some(rows)]
    return []


def _some(rows: Iterator[tuple[int, Sequence[Cell]]]) -> list[Line]:
    """Give as many as a sheet may have, and one more, by which it is refused."""
    return [(number, [_text(cell) for cell in cells]) for number, cells in islice(rows, sheet.MOST_ROWS + 2)]


def _text(cell: Cell) -> str:
    """Give a cell as a person would type it: a day with the year first, a whole number without a point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)
