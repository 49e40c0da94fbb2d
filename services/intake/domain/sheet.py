"""A sheet as a school makes it: which column is which, which rows count, and what makes a sheet unfit as a whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain, islice

from language.texts import N_, _
from services.intake.domain import cells, refusals, rules
from services.intake.domain.cells import Cell
from services.intake.domain.row import Row
from services.intake.domain.vocabulary import BSN_PARTS, BSN_WORDS, LEAVERS, MAY_BE_EMPTY, Layout, compact

MOST_COLUMNS = 200
REASON = "reden"  # the column that tells the school, in a list of refused rows, what is wrong with each
SAMPLE = 50  # rows looked at before deciding that pupil numbers are BSNs
FEWEST_BSNS = 3  # one in eleven numbers passes the test by chance; three out of three hardly ever

NO_BSN = N_(
    "Doorlijn bewaart geen BSN, ook niet in een bestand dat u aanbiedt. Verwijder de kolom en probeer het opnieuw."
)


@dataclass(frozen=True)
class RawRow:
    """A row as the file has it, before its cells have a column."""

    number: int
    values: Sequence[Cell]
    problem: str = ""


@dataclass(frozen=True)
class Header:
    """Where each column stands, and which columns nobody reads."""

    positions: Mapping[str, int]
    width: int
    ignored: Sequence[str]

    def row(self, raw: RawRow) -> Row:
        """Give each cell its column; a row that is longer than the header has slipped."""
        values = raw.values
        found = {column: values[at] if at < len(values) else None for column, at in self.positions.items()}
        slipped = any(not cells.is_blank(value) for value in values[self.width :])
        return Row(raw.number, found, raw.problem or (_(SLIPPED) if slipped else ""))

    @property
    def notes(self) -> list[str]:
        """Say what was not read."""
        return notes_on(self.ignored)


MISSING = N_("De kolom {column} ontbreekt. Voeg de kolom toe.")
MAY_BE_BLANK = N_("De kolom {column} ontbreekt. Voeg de kolom toe; de cellen mogen leeg blijven.")
SLIPPED = N_(
    "Deze rij heeft meer cellen dan de kop. Staat er een scheidingsteken in een tekst? Zet die tekst tussen aanhalingstekens."
)


def notes_on(ignored: Iterable[str]) -> list[str]:
    """Say which columns were not read; our own reasons, in a list of refused rows that comes back, need no word."""
    return [
        _("De kolom {name} is niet gelezen.").format(name=rules.quoted(name))
        for name in ignored
        if compact(name) != REASON
    ]


def column_of(spelling: Cell, layout: Layout = LEAVERS) -> str | None:
    """Recognise a column, whatever its case, spaces or dashes."""
    return layout.column_of(spelling) if isinstance(spelling, str) else None


def columns_in(values: Iterable[Cell], layout: Layout = LEAVERS) -> int:
    """Count the columns that a row names: how much it looks like a header."""
    return len({column_of(value, layout) for value in values} - {None})


def read_header(values: Sequence[Cell], layout: Layout = LEAVERS) -> Header:
    """Find the columns in the header row; refuses a sheet with a BSN, and names all missing and double columns at once."""
    named = [(at, value) for at, value in enumerate(values) if not cells.is_blank(value)]
    problems = list(_problems([str(value) for _, value in named], layout))
    if problems:
        raise refusals.SheetRefused(problems)
    positions = {column: at for at, value in named if (column := column_of(value, layout))}
    ignored = [str(value).strip() for _, value in named if not column_of(value, layout)]
    return Header(positions, width=max(at for at, _ in named) + 1, ignored=ignored)


def refuse_bsn(names: Iterable[str]) -> None:
    """Refuse columns that hold a BSN by their name."""
    problems = [(name, _(NO_BSN)) for name in names if is_bsn(name)]
    if problems:
        raise refusals.SheetRefused(problems)


def is_bsn(name: str) -> bool:
    """Tell whether a column is called after the BSN or the education number."""
    words = {compact(word) for word in name.replace("_", " ").replace("-", " ").split()}
    return not words.isdisjoint(BSN_WORDS) or any(part in compact(name) for part in BSN_PARTS)


def filled(rows: Iterable[RawRow]) -> Iterator[RawRow]:
    """Leave out blank rows; they count in the numbering all the same."""
    return (row for row in rows if row.problem or not all(map(cells.is_blank, row.values)))


def without_bsn(rows: Iterable[Row]) -> Iterator[Row]:
    """Pass the rows on, unless the first ones show BSNs under the name of pupil numbers."""
    coming = iter(rows)
    sample = list(islice(coming, SAMPLE))
    numbers = [number for row in sample if (number := _pupil_number(row))]
    if len(numbers) >= FEWEST_BSNS and all(_passes_bsn_test(number) for number in numbers):
        raise refusals.SheetRefused(
            [("leerlingnummer", _("De leerlingnummers lijken op BSN's. {no_bsn}").format(no_bsn=_(NO_BSN)))]
        )
    return chain(sample, coming)


def marking_duplicates(rows: Iterable[Row]) -> Iterator[Row]:
    """Mark a row about a pupil who had a row before. Remembers sixteen bytes a pupil, not the pupil."""
    seen: dict[int, int] = {}
    for row in rows:
        key = _key(row)
        first = seen.get(key) if key else None
        if key and first is None:
            seen[key] = row.number
        yield row if first is None else replace(row, duplicate_of=row.duplicate_of or first)


def _problems(names: Sequence[str], layout: Layout) -> Iterator[tuple[str, str]]:
    if len(names) > MOST_COLUMNS:
        yield (
            "",
            _(
                "Dit bestand heeft meer dan {most_columns} kolommen. Laat alleen de kolommen van het voorbeeld staan."
            ).format(most_columns=MOST_COLUMNS),
        )
        return
    yield from ((name.strip()[:40], _(NO_BSN)) for name in names if is_bsn(name))
    columns = [column_of(name, layout) for name in names]
    for column in layout.columns:
        if columns.count(column) > 1:
            yield column, _("De kolom {column} staat er meer dan een keer in. Laat er een staan.").format(column=column)
        if column not in columns:
            yield (
                column,
                _(MAY_BE_BLANK if column in MAY_BE_EMPTY else MISSING).format(column=column),
            )


def _pupil_number(row: Row) -> str:
    try:
        return cells.read_number_text(row.cells.get("leerlingnummer"))
    except cells.Unreadable:
        return ""


def _key(row: Row) -> int | None:
    number = _pupil_number(row)
    try:
        brin = cells.read_text(row.cells.get("brin")).upper()
    except cells.Unreadable:
        return None
    if row.problem or not number or not brin:
        return None
    return int.from_bytes(blake2b(f"{brin}\n{number}".encode(), digest_size=8).digest())


def _passes_bsn_test(number: str) -> bool:
    if len(number) not in {8, 9} or not (number.isascii() and number.isdecimal()) or not int(number):
        return False
    digits = [int(digit) for digit in number.zfill(9)]
    return (sum(digit * weight for digit, weight in zip(digits, range(9, 1, -1), strict=False)) - digits[8]) % 11 == 0
