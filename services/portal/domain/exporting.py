"""A list as a file for a spreadsheet; a cell is only ever text or a number, never a formula."""

import csv
import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

Cell = str | int
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # and the wide = + - @
LONGEST_SHEET_NAME = 31
UNREADABLE = {code: None for code in range(32) if chr(code) not in "\t\n"}

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}
WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name={name} sheetId="1" r:id="r1"/></sheets></workbook>'
)
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def as_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Semicolons and a byte order mark, as a Dutch spreadsheet expects; what looks like a formula gets an apostrophe."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([[_guarded(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(name: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """One worksheet of inline texts, which no spreadsheet reads as a formula."""
    sheet = SHEET.format(rows="".join(f"<row>{''.join(_inline(cell) for cell in row)}</row>" for row in rows))
    parts = PARTS | {"xl/workbook.xml": WORKBOOK.format(name=quoteattr(name[:LONGEST_SHEET_NAME]))}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in (parts | {"xl/worksheets/sheet1.xml": sheet}).items():
            package.writestr(path, HEAD + content)
    return file.getvalue()


def _guarded(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(FORMULA_STARTS) else cell


def _inline(cell: Cell) -> str:
    if isinstance(cell, int):
        return f"<c><v>{cell}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(cell.translate(UNREADABLE))}</t></is></c>'
