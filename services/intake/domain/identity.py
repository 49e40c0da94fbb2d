"""Who a pupil is: the part of a row that a school knows long before anybody leaves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.intake.domain import rules
from services.intake.domain.cells import Cell
from services.intake.domain.places import Register, School
from services.intake.domain.row_reader import RowReader


@dataclass(frozen=True)
class Identity:
    """Name, birth date, school and what the school prepares for."""

    school: School
    pupil_number: str
    first_name: str
    infix: str
    last_name: str
    birth_date: date
    municipality: str
    exit_profile: str

    @property
    def key(self) -> tuple[UUID, str]:
        """What tells one pupil from another."""
        return self.school.school_id, self.pupil_number

    def broken_rules(self, today: date) -> Iterator[rules.RuleBroken]:
        """Give every rule that these cells break between them."""
        if not self.exit_profile and self.school.school_type != "pro":
            yield rules.SpecialEducationHasAnExitProfile()
        if self.birth_date > today:
            yield rules.BornInThePast()


def take_identity(reader: RowReader, register: Register) -> Identity:
    """Read the cells that say who it is."""
    return Identity(
        pupil_number=reader.number_text("leerlingnummer"),
        first_name=reader.text("voornaam"),
        infix=reader.text("tussenvoegsel"),
        last_name=reader.text("achternaam"),
        birth_date=reader.day("geboortedatum"),
        school=reader.school("brin", register),
        municipality=reader.municipality("gemeente", register),
        exit_profile=reader.exit_profile("uitstroomprofiel"),
    )


def read_identity(cells: Mapping[str, Cell], register: Register, today: date) -> Identity:
    """Turn cells into a pupil's identity, or raise everything that is wrong with it at once."""
    reader = RowReader(cells)
    identity = take_identity(reader, register)
    reader.break_all(identity.broken_rules(today))
    reader.raise_what_is_broken()
    return identity
