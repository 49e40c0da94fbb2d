"""A school tells that a pupil left: one row of cells becomes a leaver, or everything that is wrong with it at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from services.intake.domain import rules
from services.intake.domain.cells import Cell
from services.intake.domain.identity import Identity, take_identity
from services.intake.domain.places import Register
from services.intake.domain.row_reader import RowReader

YOUNGEST, OLDEST = 10, 30  # years, at leaving
FURTHEST_AHEAD = timedelta(days=366)
WORKING = frozenset({"work", "work_bbl", "sheltered_work"})  # destinations at which somebody employs the leaver


@dataclass(frozen=True)
class Leaver:
    """What a school knows of a pupil who left."""

    identity: Identity
    left_on: date
    destination: str
    employer: str
    contract_begin: date | None
    contract_end: date | None
    trajectory_open: bool

    def broken_rules(self, today: date) -> Iterator[rules.RuleBroken]:
        """Give every rule between the cells that this leaver breaks."""
        yield from self.identity.broken_rules(today)
        yield from self._broken_by_leaving(today)
        yield from self._broken_by_contract()

    def remarks(self) -> Iterator[rules.Remark]:
        """Give what is allowed, and still worth a second look."""
        if self.destination in WORKING and not self.employer:
            yield rules.WorkWithoutAnEmployer()

    def _broken_by_contract(self) -> Iterator[rules.RuleBroken]:
        begin, end = self.contract_begin, self.contract_end
        if not self.employer and (begin or end):
            yield rules.ContractHasAnEmployer()
        if not begin and (self.employer or end):
            yield rules.ContractHasABegin()
        if begin and end and end < begin:
            yield rules.ContractEndsAfterItsBegin()

    def _broken_by_leaving(self, today: date) -> Iterator[rules.RuleBroken]:
        born = self.identity.birth_date
        if self.left_on > today + FURTHEST_AHEAD:
            yield rules.LeftWithinAYearFromNow()
        if self.left_on < born:
            yield rules.BornBeforeLeaving()
        elif not YOUNGEST <= (age := age_on(born, self.left_on)) <= OLDEST and born <= today:
            yield rules.LeaverIsBetween10And30(age)


def read_leaver(cells: Mapping[str, Cell], register: Register, today: date) -> Leaver:
    """Turn the cells of one row into a leaver, or raise everything that is wrong with it at once."""
    reader = RowReader(cells)
    leaver = Leaver(
        identity=take_identity(reader, register),
        left_on=reader.day("uitgestroomd_op"),
        destination=reader.destination("bestemming"),
        employer=reader.text("werkgever", longest=200),
        contract_begin=reader.day_or_none("contract_begin"),
        contract_end=reader.day_or_none("contract_einde"),
        trajectory_open=reader.yes_or_no("traject_open"),
    )
    reader.break_all(leaver.broken_rules(today))
    reader.raise_what_is_broken()
    return leaver


def age_on(birth_date: date, day: date) -> int:
    """Give someone's age in whole years on a day."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
