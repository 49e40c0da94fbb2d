"""The rows of a CSV file: which separator it uses, and how to go on after a quote that was never closed."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from language.texts import N_
from services.intake.domain.sheet import RawRow, columns_in
from services.intake.domain.vocabulary import LEAVERS, Layout

SEPARATORS = (";", ",", "\t")
LINES_TO_JUDGE = 20
MOST_LINES = 100  # in one cell; more means that a quote stands open

OPEN_QUOTE = N_("De aanhalingstekens in deze rij kloppen niet. Zet ze om de hele tekst, of haal ze weg.")


class StandsOpen(Exception):
    """A quoted cell that goes on and on."""


class Lines:
    """Feeds lines to the csv reader, and takes back those of a record that went wrong."""

    def __init__(self, lines: Iterator[str]) -> None:
        """Begin at the first line."""
        self._lines = lines
        self._again: deque[str] = deque()
        self._record: list[str] = []

    def __iter__(self) -> "Lines":
        """Serve as an iterator."""
        return self

    def __next__(self) -> str:
        """Give the next line of the record."""
        if len(self._record) >= MOST_LINES:
            raise StandsOpen
        line = self._again.popleft() if self._again else next(self._lines)
        self._record.append(line)
        return line

    def end_record(self) -> None:
        """Forget the lines of a record that was read well."""
        self._record.clear()

    def give_up_first_line(self) -> bool:
        """Skip the first line of the record and read the others anew; False at the end of the file."""
        had_any = bool(self._record)
        self._again.extendleft(reversed(self._record[1:]))
        self._record.clear()
        return had_any


def read_csv(lines: Iterator[str], layout: Layout = LEAVERS) -> Iterator[RawRow]:
    """Give every record with its number as Excel counts it, blank ones included."""
    first = list(islice(lines, LINES_TO_JUDGE))
    separator, first = _separator(first, layout)
    source = Lines(chain(first, lines))
    reader = csv.reader(source, delimiter=separator, strict=True, skipinitialspace=True)
    number = 0
    while True:
        number += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except (csv.Error, StandsOpen):
            if not source.give_up_first_line():
                return
            yield RawRow(number, (), OPEN_QUOTE)
        else:
            source.end_record()
            yield RawRow(number, values)


def _separator(first: list[str], layout: Layout) -> tuple[str, list[str]]:
    """Believe Excel's own first line `sep=;`, which it does not count as a row; else see which separator gives a header."""
    hint = first[0].strip('\r\n" ').lower() if first else ""
    if hint.startswith("sep=") and hint[4:] in SEPARATORS:
        return hint[4:], first[1:]
    return max(SEPARATORS, key=lambda separator: _columns(first, separator, layout)), first


def _columns(lines: Iterable[str], separator: str, layout: Layout) -> int:
    return max((columns_in(line.replace('"', "").split(separator), layout) for line in lines), default=0)
