"""What a sheet of leavers and a sheet of pupils have in common: which rows are good, and what became of each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from services.intake.domain import refusals, rules
from services.intake.domain.cells import Cell
from services.intake.domain.correction import RowChange, RowRemark
from services.intake.domain.events import Event
from services.intake.domain.model import Pupil
from services.intake.domain.refusals import Refusal
from services.intake.domain.row import Row
from services.intake.domain.sheet import marking_duplicates

T = TypeVar("T")


@dataclass
class Outcome:
    """What became of the rows; in a dry run, what would."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)
    remarks: list[RowRemark] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    pupils: list[Pupil] = field(default_factory=list)

    @property
    def accepted(self) -> int:
        """How many rows were good."""
        return self.new + self.changed + self.unchanged


def good_rows(rows: Iterable[Row], read: Callable[[Mapping[str, Cell]], T], outcome: Outcome) -> list[tuple[int, T]]:
    """Give the rows that break no rule, read; the others come to stand in the outcome, each with all its reasons."""
    good: list[tuple[int, T]] = []
    for row in marking_duplicates(rows):
        broken = list(_broken_by_sheet(row))
        try:
            found = read(row.cells) if not row.problem else None
        except refusals.RowRefused as refused:
            broken += refused.broken
        else:
            good += [(row.number, found)] if found is not None and not broken else []
        outcome.refused += [Refusal(row.number, rule.column, str(rule)) for rule in broken]
    return good


def _broken_by_sheet(row: Row) -> Iterable[rules.RuleBroken]:
    if row.problem:
        yield rules.RowReadable(row.problem)
    if row.duplicate_of is not None:
        yield rules.PupilIsOnceInASheet(row.duplicate_of)


def taken(row: int, pupil: Pupil) -> Refusal:
    """Refuse a row about somebody else than whose number it is."""
    rule = rules.PupilNumberIsOfOnePupil()
    return Refusal(row, rule.column, str(rule), pupil.pupil_id)
