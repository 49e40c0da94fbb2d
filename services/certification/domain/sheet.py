"""A sheet of the catalogue as rows of text: which of the four kinds it is, and its rows by column."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from language.texts import N_, _

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
DELIMITERS: Final = ";,\t"
QUALIFICATIONS: Final = "qualifications"
WORK_PROCESSES: Final = "work_processes"
RECOGNITIONS: Final = "recognitions"
WORK_CARDS: Final = "work_cards"
VALID: Final = ("geldig_van", "geldig_tot")
# Of each kind the columns that it must have; those of VALID may be added to the first.
COLUMNS: Final = {
    QUALIFICATIONS: (
        "domein_crebo",
        "domein",
        "dossier_crebo",
        "dossier",
        "crebo",
        "kwalificatie",
        "niveau",
        "soort",
        "leerweg",
    ),
    WORK_PROCESSES: ("crebo", "dossierversie", "kerntaak", "werkproces", "titel", *VALID),
    WORK_CARDS: ("crebo", "dossierversie", "werkproces", "stap", "tekst"),
    RECOGNITIONS: ("sbb_id", "leerbedrijf", "adres", "plaats", "crebo", *VALID),
}
MARKS: Final = {  # the first column of these that a sheet has says what it is
    "kwalificatie": QUALIFICATIONS,
    "stap": WORK_CARDS,
    "werkproces": WORK_PROCESSES,
    "leerbedrijf": RECOGNITIONS,
}
OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
EXCEL: Final = N_(
    "Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord. "
    "Open het in Excel en sla het op als Excel-werkmap (.xlsx) of CSV."
)
NO_TEXT: Final = N_("Dit is geen leesbare tekst. Sla het bestand op als CSV en kies het opnieuw.")
NOTHING: Final = N_("Dit bestand is leeg. Kies een bestand met een eerste regel met de namen van de kolommen.")
UNKNOWN_KIND: Final = N_(
    "Wij herkennen deze lijst niet. De eerste regel noemt de kolom kwalificatie, werkproces, stap of leerbedrijf."
)


Line = tuple[int, Sequence[str]]  # its number in the file, and its cells


class SheetRefused(Exception):
    """The sheet as a whole cannot be read; `problems` holds what is wrong: a column, if it is about one, and a sentence."""

    def __init__(self, *problems: tuple[str, str]) -> None:
        super().__init__(" ".join(sentence for _column, sentence in problems))
        self.problems = problems


@dataclass(frozen=True)
class Row:
    """One row, counted as in the sheet (the header is row 1); `problem` when its cells do not fit the columns."""

    number: int
    cells: dict[str, str]
    problem: str = ""


@dataclass(frozen=True)
class Sheet:
    """What a file holds; `notes` says which columns are not used."""

    kind: str
    rows: Sequence[Row]
    notes: Sequence[str]


def read(content: bytes) -> Sheet:
    """Read a CSV file, in UTF-8 or as Excel for Windows writes it. Raises SheetRefused."""
    return sheet_of(_lines(content))


def _lines(content: bytes) -> list[Line]:
    text = _decoded(content)
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        return list(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1))
    except csv.Error as wrong:
        raise SheetRefused(("file", _(NO_TEXT))) from wrong


def sheet_of(lines: Sequence[Line]) -> Sheet:
    """Make a sheet of lines with their numbers, of which the first names the columns. Raises SheetRefused."""
    if not lines or not any(cell.strip() for cell in lines[0][1]):
        raise SheetRefused(("file", _(NOTHING)))
    first = lines[0][1]
    width, names = len(first), {at: _name(cell) for at, cell in enumerate(first) if cell.strip()}
    if len(names) > MOST_COLUMNS:
        said = _("Een bestand heeft hoogstens {most} kolommen. Haal weg wat er niet bij hoort.")
        raise SheetRefused(("file", said.format(most=MOST_COLUMNS)))
    kind = _kind(list(names.values()))
    if len(lines) - 1 > MOST_ROWS:
        said = _("Een bestand heeft hoogstens {most} rijen. Deel het in kleinere bestanden.")
        raise SheetRefused(("file", said.format(most=MOST_ROWS)))
    wanted = {at: name for at, name in names.items() if name in {*COLUMNS[kind], *VALID}}
    return Sheet(kind, list(_rows(lines, wanted, width)), _notes(list(names.values()), kind))


def _decoded(content: bytes) -> str:
    if content.startswith(OLD_EXCEL):
        raise SheetRefused(("file", _(EXCEL)))
    if b"\0" in content:
        raise SheetRefused(("file", _(NO_TEXT)))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetRefused(("file", _(NO_TEXT)))


def names_a_kind(cell: str) -> bool:
    """Tell whether this heads the column that says what a sheet is."""
    return _name(cell) in MARKS


def _name(cell: str) -> str:
    return "_".join(cell.strip().casefold().split())


def _kind(names: Sequence[str]) -> str:
    kind = next((kind for mark, kind in MARKS.items() if mark in names), "")
    if not kind:
        raise SheetRefused(("file", _(UNKNOWN_KIND)))
    missing = [name for name in COLUMNS[kind] if name not in names]
    twice = sorted({name for name in names if names.count(name) > 1})
    problems = [(name, _("De kolom {name} ontbreekt. Voeg hem toe.").format(name=name)) for name in missing]
    problems += [(name, _("De kolom {name} staat er twee keer. Haal er een weg.").format(name=name)) for name in twice]
    if problems:
        raise SheetRefused(*problems)
    return kind


def _rows(lines: Sequence[Line], wanted: Mapping[int, str], width: int) -> Iterator[Row]:
    for number, line in lines[1:]:
        if not any(cell.strip() for cell in line):
            continue
        too_wide = any(cell.strip() for cell in line[width:])
        cells = {name: " ".join(line[at].split()) if at < len(line) else "" for at, name in wanted.items()}
        said = _("Deze rij heeft meer cellen dan er kolommen zijn. Kijk of er een scheidingsteken te veel staat.")
        yield Row(number, cells, said if too_wide else "")


def _notes(names: Sequence[str], kind: str) -> list[str]:
    unused = [name for name in names if name not in {*COLUMNS[kind], *VALID}]
    if not unused:
        return []
    return [_("Deze kolommen gebruiken wij niet: {names}.").format(names=", ".join(unused))]
