"""A list as a file for a spreadsheet; a cell is only ever text or a number, never a formula; the same list gives the same bytes."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

Cell = str | int
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # and the wide = + - @
LONGEST_SHEET_NAME = 31
NOT_IN_A_NAME = str.maketrans("[]:*?/\\'", "()     ’")
UNREADABLE = {code: None for code in range(32) if chr(code) not in "\t\n"}
BEGINNING = (1980, 1, 1, 0, 0, 0)  # the moment in a package: the same for every file, whenever it was made

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
FROM_THE_PACKAGE = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


@dataclass(frozen=True)
class Worksheet:
    """One sheet; `links` leads from a cell (row and column, counted from 0) to a row of another sheet."""

    name: str
    rows: Sequence[Sequence[Cell]]
    links: Mapping[tuple[int, int], tuple[str, int]] = field(default_factory=dict)


def as_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Semicolons and a byte order mark, as a Dutch spreadsheet expects; what looks like a formula gets an apostrophe."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([[_guarded(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(name: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """One worksheet of inline texts, which no spreadsheet reads as a formula."""
    return as_workbook([Worksheet(name, rows)])


def as_workbook(sheets: Sequence[Worksheet]) -> bytes:
    """Worksheets of inline texts and numbers."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for path, content in _parts(sheets).items():
            entry = zipfile.ZipInfo(path, BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, HEAD + content)
    return file.getvalue()


def _parts(sheets: Sequence[Worksheet]) -> dict[str, str]:
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{nr}.xml" ContentType="{SHEETS}.worksheet+xml"/>' for nr in numbers
    )
    listed = "".join(
        f'<sheet name={quoteattr(_sheet_name(sheet.name))} sheetId="{nr}" r:id="r{nr}"/>'
        for nr, sheet in zip(numbers, sheets, strict=True)
    )
    related = "".join(
        f'<Relationship Id="r{nr}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{nr}.xml"/>' for nr in numbers
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEETS}.sheet.main+xml"/>{overrides}</Types>',
        "_rels/.rels": FROM_THE_PACKAGE,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
    }
    return parts | {
        f"xl/worksheets/sheet{nr}.xml": _worksheet(sheet) for nr, sheet in zip(numbers, sheets, strict=True)
    }


def _worksheet(sheet: Worksheet) -> str:
    rows = "".join(f"<row>{''.join(_inline(cell) for cell in row)}</row>" for row in sheet.rows)
    links = "".join(
        f'<hyperlink ref="{_place(*at)}" location={quoteattr(_target(name, row))}/>'
        for at, (name, row) in sorted(sheet.links.items())
    )
    links = f"<hyperlinks>{links}</hyperlinks>" if links else ""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{links}</worksheet>'


def _sheet_name(name: str) -> str:
    return name.translate(NOT_IN_A_NAME)[:LONGEST_SHEET_NAME]


def _target(name: str, row: int) -> str:
    return f"'{_sheet_name(name)}'!A{row + 1}"


def _place(row: int, column: int) -> str:
    return f"{chr(ord('A') + column)}{row + 1}"


def _guarded(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(FORMULA_STARTS) else cell


def _inline(cell: Cell) -> str:
    if isinstance(cell, int):
        return f"<c><v>{cell}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(cell.translate(UNREADABLE))}</t></is></c>'
