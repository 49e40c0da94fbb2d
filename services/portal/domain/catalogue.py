"""The catalogue of the mbo as the API tells it: qualifications, work processes, recognised companies; and an import."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from language.texts import N_

CREBO: Final = re.compile(r"[0-9]{5}")
KINDS = {
    "qualifications": N_("Kwalificaties"),
    "work_processes": N_("Werkprocessen"),
    "work_cards": N_("Werkkaarten"),
    "recognitions": N_("Erkende leerbedrijven"),
}


@dataclass(frozen=True)
class Counts:
    """How much the catalogue holds."""

    qualifications: int
    work_processes: int
    training_companies: int
    recognitions: int


@dataclass(frozen=True)
class WorkProcess:
    """A piece of work of a qualification, in a version of its dossier."""

    version: str
    code: str
    core_task: str
    title: str
    valid_from: date
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return self.valid_from <= day <= (self.valid_until or date.max)


@dataclass(frozen=True)
class Recognition:
    """A company that may train for a qualification."""

    company_id: UUID
    sbb_id: str
    name: str
    address: str
    place: str
    valid_from: date
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return self.valid_from <= day <= (self.valid_until or date.max)


@dataclass(frozen=True)
class Qualification:
    """One qualification; as one of a list, without its work processes and companies."""

    crebo: str
    name: str
    level: int
    dossier_crebo: str
    dossier: str
    domain: str
    kind: str
    pathway: str
    work_processes: list[WorkProcess] = field(default_factory=list)
    recognitions: list[Recognition] = field(default_factory=list)


@dataclass(frozen=True)
class Said:
    """Something about one cell of a sheet."""

    row: int
    column: str
    reason: str
    pupil_id: UUID | None = None  # a sheet of the catalogue is about nobody


@dataclass(frozen=True)
class CatalogueReport:
    """What a sheet holds, or what importing it did."""

    kind: str
    accepted: int
    new: int
    changed: int
    unchanged: int
    notes: list[str] = field(default_factory=list)
    remarks: list[Said] = field(default_factory=list)
    refused: list[Said] = field(default_factory=list)

    @property
    def to_do(self) -> int:
        """How many rows importing changes something for."""
        return self.new + self.changed

    @property
    def refused_count(self) -> int:
        """How many rows did not go in; one row may have several reasons."""
        return len({one.row for one in self.refused})
