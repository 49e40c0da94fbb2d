"""Opens a sheet: CSV or Excel, by what is in the file rather than by its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from language.texts import N_, _
from services.intake.domain import refusals, rules
from services.intake.domain.row import Row
from services.intake.domain.sheet import RawRow, columns_in, filled, read_header, without_bsn
from services.intake.domain.vocabulary import LEAVERS, Layout
from services.intake.storage.sheets.csv_rows import read_csv
from services.intake.storage.sheets.text_lines import read_lines, utf_16
from services.intake.storage.sheets.workbook import Workbook

ROWS_ABOVE_HEADER = 20  # a title, a date, an empty row
ENOUGH_COLUMNS = 5  # to call a row a header

EMPTY = N_("Het bestand is leeg. Kies een ander bestand.")
OTHER_KINDS = (
    (
        b"\xd0\xcf\x11\xe0",
        N_(
            "Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord. "
            "Open het in Excel en sla het op als Excel-werkmap (.xlsx) of CSV."
        ),
    ),
    (b"%PDF", N_("Dit is een PDF. Kies een bestand van Excel (.xlsx) of een CSV.")),
    (b"<", N_("Dit is een webpagina of XML. Open het in Excel en sla het op als Excel-werkmap (.xlsx) of CSV.")),
    (b"{", N_("Dit is JSON. Open het in Excel en sla het op als Excel-werkmap (.xlsx) of CSV.")),
    (b"\x1f\x8b", N_("Dit bestand is ingepakt. Pak het eerst uit.")),
)


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet, read as they are asked for, and what a reader should know about it."""

    rows: Iterator[Row]
    notes: list[str]


def open_sheet(stream: BinaryIO, most_bytes: int, layout: Layout = LEAVERS) -> Sheet:
    """Open a sheet; `most_bytes` limits what an Excel file may unpack to."""
    start = stream.read(2048)
    stream.seek(0)
    if not start.strip(b"\xef\xbb\xbf \t\r\n"):
        raise refusals.SheetRefused([("", _(EMPTY))])
    if start.startswith(b"PK"):
        return _open_workbook(stream, most_bytes, layout)
    _refuse_other_kinds(start)
    return _sheet(read_csv(read_lines(stream), layout), [], layout)


def _refuse_other_kinds(start: bytes) -> None:
    letters = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for signature, sentence in OTHER_KINDS:
        if letters.startswith(signature):
            raise refusals.SheetIsCsvOrExcel(_(sentence))
    if b"\0" in start[:64] and not utf_16(start):
        raise refusals.SheetIsCsvOrExcel(_("Dit is geen CSV of Excel-bestand. Kies een ander bestand."))


def _open_workbook(stream: BinaryIO, most_bytes: int, layout: Layout) -> Sheet:
    """Read the first worksheet that has a header; the others are named in a note."""
    workbook = Workbook(stream, most_bytes)
    names = workbook.sheets
    chosen = next((name for name in names if _has_header(workbook.rows(name), layout)), names[0])
    notes = [_("Alleen het werkblad {name} is gelezen.").format(name=rules.quoted(chosen))] if len(names) > 1 else []
    return _sheet(workbook.rows(chosen), notes, layout)


def _has_header(rows: Iterator[RawRow], layout: Layout) -> bool:
    return any(columns_in(row.values, layout) >= ENOUGH_COLUMNS for row in _above(rows))


def _above(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """Give the rows among which the header has to be."""
    return islice(rows, ROWS_ABOVE_HEADER)


def _sheet(rows: Iterator[RawRow], notes: list[str], layout: Layout) -> Sheet:
    first: list[RawRow] = []
    for row in _above(rows):
        first.append(row)
        if columns_in(row.values, layout) >= ENOUGH_COLUMNS:
            break
    written = list(filled(first))
    if not written:
        raise refusals.SheetRefused([("", _(EMPTY))])
    at = next((row for row in written if columns_in(row.values, layout) >= ENOUGH_COLUMNS), written[0])
    header = read_header(at.values, layout)
    below = chain((row for row in first if row.number > at.number), rows)
    return Sheet(without_bsn(map(header.row, filled(below))), notes + header.notes)
