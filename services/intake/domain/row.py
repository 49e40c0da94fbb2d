"""A row as a school sends it: cells by column, and where it stands in the sheet."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from services.intake.domain import refusals, rules
from services.intake.domain.cells import Cell, cell_as_typed, is_blank
from services.intake.domain.refusals import Refusal
from services.intake.domain.vocabulary import COLUMN_OF, FIELD_OF

NOT_A_CELL = "Stuur hier een tekst, een getal, ja of nee, en geen lijst of object."


@dataclass(frozen=True)
class Row:
    """A row of a sheet; `number` as counted in the sheet, the header being 1."""

    number: int
    cells: Mapping[str, Cell]
    problem: str = ""  # why its cells cannot be told apart
    duplicate_of: int | None = None  # an earlier row about the same pupil, seen by whoever read the sheet


def cells_of(fields: Mapping[str, object]) -> dict[str, Cell]:
    """Take the fields of REST or AMQP (`pupil_number`) as cells (`leerlingnummer`); fields nobody reads are left out."""
    wrong = [
        rules.CellReadable(COLUMN_OF[name], NOT_A_CELL)
        for name, value in fields.items()
        if name in COLUMN_OF and not is_cell(value)
    ]
    if wrong:
        raise refusals.RowRefused(wrong)
    return {COLUMN_OF[name]: value for name, value in fields.items() if name in COLUMN_OF and is_cell(value)}  # type: ignore[misc]  # is_cell saw to it


def as_typed(row: Row) -> dict[str, str]:
    """Give the cells back as a school would type them, to be mended; an error of Excel stays as it is."""
    return {column: cell_as_typed(cell) for column, cell in row.cells.items() if not is_blank(cell)}


def is_cell(value: object) -> bool:
    """Tell whether JSON holds what a cell can hold."""
    return value is None or isinstance(value, str | int | float)


@contextmanager
def naming_fields() -> Iterator[None]:
    """Tell what is wrong with one pupil under the fields that the sender used, not under the columns of a sheet."""
    try:
        yield
    except refusals.SheetRefused as bsn:
        raise refusals.LeaverRefused([Refusal(1, name, reason) for name, reason in bsn.problems]) from bsn
    except refusals.RowRefused as row:
        raise refusals.LeaverRefused([Refusal(1, FIELD_OF[rule.column], str(rule)) for rule in row.broken]) from row
