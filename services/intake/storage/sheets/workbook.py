"""A workbook of Excel as a sheet of leavers: its rows, and our own sentences for what cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from language.texts import _
from rest.sheets.xlsx_parts import WorkbookIsTooLarge, WorkbookRefused
from rest.sheets.xlsx_rows import Workbook as Opened
from services.intake.domain import refusals
from services.intake.domain.sheet import RawRow


class Workbook:
    """An Excel file (.xlsx), open for reading."""

    def __init__(self, stream: BinaryIO, most_bytes: int) -> None:
        """Read everything but the rows."""
        with _refusing():
            self._opened = Opened(stream, most_bytes)
        self.sheets = self._opened.sheets

    def rows(self, sheet: str) -> Iterator[RawRow]:
        """Give the rows that the worksheet holds, each with its own number."""
        with _refusing():
            for number, values in self._opened.rows(sheet):
                yield RawRow(number, values)


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except WorkbookIsTooLarge as refused:
        raise refusals.SheetIsNotTooLarge(_(str(refused))) from refused
    except WorkbookRefused as refused:
        raise refusals.SheetIsCsvOrExcel(_(str(refused))) from refused
