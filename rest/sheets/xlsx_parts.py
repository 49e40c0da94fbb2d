"""The parts of an Excel file beside its rows: which worksheets there are, the shared texts, and how numbers are shown."""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final
from xml.parsers import expat

from language.texts import N_

CHUNK: Final = 1 << 16
CANNOT_READ: Final = N_(
    "Wij kunnen dit Excel-bestand niet lezen. Open het in Excel, sla het opnieuw op als .xlsx en probeer het nog eens."
)
TOO_LARGE: Final = N_("Dit Excel-bestand is te groot. Deel het in kleinere bestanden, of sla het op als CSV.")
TOO_LONG: Final = N_(
    "In dit Excel-bestand staat een cel met meer dan 4.000 tekens. Maak de tekst korter en probeer het opnieuw."
)

# Excel's own numbers for ways to show a date (ECMA-376, 18.8.30); a file names the others.
DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE_LETTERS: Final = re.compile(r"[dmyhs]", re.IGNORECASE)

Attributes = dict[str, str]


class WorkbookRefused(Exception):
    """A file that cannot be read as a workbook; the text says what to do, in the source language."""


class WorkbookIsTooLarge(WorkbookRefused):
    """It unpacks to more than one request may bring."""


class Package:
    """The zip file around the parts; counts what it unpacks, because two kilobytes can unpack to gigabytes."""

    def __init__(self, stream: BinaryIO, most_bytes: int) -> None:
        """Open the zip file."""
        with refusing_what_cannot_be_read():
            self._zip = zipfile.ZipFile(stream)
        self._left = most_bytes

    def parse(
        self,
        part: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> Iterator[None]:
        """Parse a part piece by piece, so that its reader can hand on what it found; a part that is not there is empty."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        with refusing_what_cannot_be_read():
            if part not in self._zip.namelist():
                return
            with self._zip.open(part) as unpacking:
                while chunk := unpacking.read(CHUNK):
                    self._count(chunk)
                    parser.Parse(chunk, False)  # noqa: FBT003  expat takes it by position
                    yield
                parser.Parse(b"", True)  # noqa: FBT003
        yield

    def _count(self, chunk: bytes) -> None:
        self._left -= len(chunk)
        if self._left < 0:
            raise WorkbookIsTooLarge(TOO_LARGE)


@contextmanager
def refusing_what_cannot_be_read() -> Iterator[None]:
    """Turn whatever a broken file makes the libraries raise into one sentence."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        LookupError,
        ValueError,
    ) as broken:
        raise WorkbookRefused(CANNOT_READ) from broken


def local(name: str) -> str:
    """Give the name of an element without its prefix."""
    return name.rpartition(":")[2]


def read_worksheets(package: Package) -> tuple[dict[str, str], bool]:
    """Give the part of each worksheet that is not hidden, by name, and whether days are counted from 1904."""
    targets: dict[str, str] = {}
    worksheets: list[tuple[str, str]] = []
    from_1904 = []

    def relation(name: str, attributes: Attributes) -> None:
        if local(name) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            targets[attributes.get("Id", "")] = _inside(attributes.get("Target", ""))

    def workbook(name: str, attributes: Attributes) -> None:
        if local(name) == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
            from_1904.append(True)
        if local(name) == "sheet" and attributes.get("state", "visible") == "visible":
            relation_id = next((value for key, value in attributes.items() if local(key) == "id" and key != "id"), "")
            worksheets.append((attributes.get("name", ""), relation_id))

    exhaust(package.parse("xl/_rels/workbook.xml.rels", relation))
    exhaust(package.parse("xl/workbook.xml", workbook))
    return {name: targets[relation_id] for name, relation_id in worksheets if relation_id in targets}, bool(from_1904)


def read_texts(package: Package) -> list[str]:
    """Give the shared texts; what is only for reading aloud (rPh) is left out."""
    texts: list[str] = []
    parts: list[str] = []
    inside: list[str] = []

    def start(name: str, _attributes: Attributes) -> None:
        inside.append(local(name))

    def text(words: str) -> None:
        if inside[-1] == "t" and "rPh" not in inside:
            parts.append(words)

    def end(_name: str) -> None:
        if inside.pop() == "si":
            texts.append("".join(parts))
            parts.clear()

    exhaust(package.parse("xl/sharedStrings.xml", start, end, text))
    return texts


def read_styles(package: Package) -> list[str]:
    """Give for each style how it shows a number: `date`, a row of zeros such as `0000`, or nothing special."""
    named: dict[str, str] = {}
    styles: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        inside.append(local(name))
        if inside[-1] == "numFmt":
            named[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        if inside[-2:] == ["cellXfs", "xf"]:
            styles.append(attributes.get("numFmtId", "0"))

    def end(_name: str) -> None:
        inside.pop()

    exhaust(package.parse("xl/styles.xml", start, end))
    return [_shown(number, named.get(number, "")) for number in styles]


def exhaust(pieces: Iterator[None]) -> None:
    """Parse a part to its end."""
    for _turn in pieces:
        pass


def _shown(number: str, code: str) -> str:
    if number.isdecimal() and int(number[:9]) in DATE_FORMATS:
        return "date"
    if re.fullmatch("0{2,40}", code):
        return code
    return "date" if _DATE_LETTERS.search(_NOT_SHOWN.sub("", code)) else ""


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _refuse_doctype(*_declaration: object) -> None:
    raise WorkbookRefused(CANNOT_READ)
