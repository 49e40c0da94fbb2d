"""The rows of an Excel worksheet, streamed: a worksheet of a hundred thousand rows is never in memory as a whole."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import BinaryIO, Final

from rest.sheets.xlsx_parts import (
    CANNOT_READ,
    TOO_LONG,
    Attributes,
    Package,
    WorkbookRefused,
    local,
    read_styles,
    read_texts,
    read_worksheets,
)

Cell = str | int | float | bool | date | None
Row = tuple[int, Sequence[Cell]]  # its number as Excel counts it, and its cells

MOST_COLUMNS: Final = 200
LONGEST: Final = 4000  # characters; a text is kept once in the file, and may stand in a million cells
# Excel counts days from 1 January 1900 and believes in a 29 February 1900, so counting starts two days early.
EXCEL_DAY_0: Final = date(1899, 12, 30)
LAST_SERIAL: Final = (date(2100, 12, 31) - EXCEL_DAY_0).days
DAYS_TO_1904: Final = 1462  # a Mac of long ago began counting later
_PLACE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?[0-9]{1,7}")


class Workbook:
    """An Excel file (.xlsx), open for reading."""

    def __init__(self, stream: BinaryIO, most_bytes: int) -> None:
        """Read everything but the rows."""
        self._package = Package(stream, most_bytes)
        self._parts, self._from_1904 = read_worksheets(self._package)
        if not self._parts:
            raise WorkbookRefused(CANNOT_READ)
        self._texts = read_texts(self._package)
        self._styles = read_styles(self._package)

    @property
    def sheets(self) -> list[str]:
        """The names of the worksheets, in order."""
        return list(self._parts)

    def rows(self, sheet: str) -> Iterator[Row]:
        """Give the rows that the worksheet holds, each with its own number."""
        found = _Rows(self._texts, self._styles, from_1904=self._from_1904)
        pieces = self._package.parse(self._parts[sheet], found.start, found.end, found.text)
        for _ in pieces:
            yield from found.take()


class _Rows:
    """Hears the elements of a worksheet and puts rows together."""

    def __init__(self, texts: list[str], styles: list[str], *, from_1904: bool) -> None:
        self._texts = texts
        self._styles = styles
        self._shift = DAYS_TO_1904 if from_1904 else 0
        self._rows: list[Row] = []
        self._number = 0
        self._values: list[Cell] = []
        self._at = -1
        self._kind = ""
        self._style = ""
        self._words: list[str] = []
        self._reads = False

    def take(self) -> list[Row]:
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        if name == "c":
            self._start_cell(attributes)
        elif name in {"v", "t"}:
            self._reads = True
        elif name == "row":
            number = attributes.get("r", "")
            self._number = int(number[:9]) if number.isdecimal() else self._number + 1
            self._values, self._at = [], -1
        elif name == "rPh":
            self._kind = "skip"

    def text(self, words: str) -> None:
        if self._reads and self._kind != "skip":
            self._words.append(words)

    def end(self, name: str) -> None:
        name = local(name)
        if name in {"v", "t"}:
            self._reads = False
        elif name == "rPh":
            self._kind = "inlineStr"
        elif name == "c":
            self._end_cell()
        elif name == "row" and self._values:
            self._rows.append((self._number, self._values))

    def _start_cell(self, attributes: Attributes) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        self._at = _column(place[1]) if place else self._at + 1
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._words = []

    def _end_cell(self) -> None:
        if not self._words or self._at > MOST_COLUMNS:
            return
        self._values += [None] * (self._at + 1 - len(self._values))
        self._values[self._at] = self._value("".join(self._words))

    def _value(self, words: str) -> Cell:
        if self._kind == "s":
            return _short(self._texts[int(words)])
        if self._kind == "b":
            return words.strip() == "1"
        return self._number_value(float(words)) if self._kind == "n" else _short(words)

    def _number_value(self, number: float) -> Cell:
        shown = self._styles[int(self._style)] if self._style else ""
        if shown == "date":
            return _day(number, self._shift)
        return str(int(number)).zfill(len(shown)) if shown and number.is_integer() else number


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise WorkbookRefused(TOO_LONG)
    return text


def _column(letters: str) -> int:
    at = 0
    for letter in letters.upper():
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def _day(number: float, shift: int) -> date | float:
    days = number + shift
    return EXCEL_DAY_0 + timedelta(days=int(days)) if 0 < days < LAST_SERIAL else number
