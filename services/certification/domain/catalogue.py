"""What the mbo structure holds: qualifications with their dossier, work processes per crebo, and who may train for them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

# How the field writes its codes; whoever reads one from outside holds it against these, the whole of it.
CREBO: Final = re.compile("[0-9]{5}")
CORE_TASK: Final = "[BPD][0-9]+-K[0-9]+"
WORK_PROCESS: Final = re.compile(f"({CORE_TASK})-W[0-9]+")
_NAMESPACE: Final = uuid5(NAMESPACE_URL, "urn:doorlijn:certification")


def derived(*parts: object) -> UUID:
    """Give the id that belongs to these parts, always the same."""
    return uuid5(_NAMESPACE, "/".join(str(part) for part in parts))


def company_id_of(sbb_id: str) -> UUID:
    """Name a training company after the id that SBB gave it."""
    return derived("company", sbb_id.upper())


@dataclass(frozen=True)
class Qualification:
    """One qualification of a qualification dossier; without days nobody said how long it is valid."""

    crebo: str
    name: str
    level: int
    dossier_crebo: str
    dossier: str
    domain_crebo: str
    domain: str
    kind: str
    pathway: str
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """By what it is known."""
        return (self.crebo,)


@dataclass(frozen=True)
class WorkProcess:
    """A piece of work of a qualification; its code means something only together with crebo and version."""

    crebo: str
    version: str
    code: str
    core_task: str
    title: str
    valid_from: date
    valid_until: date | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """By what it is known."""
        return self.crebo, self.version, self.code

    def is_valid_on(self, day: date) -> bool:
        """Tell whether it can be learned on a day."""
        return self.valid_from <= day <= (self.valid_until or date.max)


@dataclass(frozen=True)
class TrainingCompany:
    """A company that SBB knows."""

    company_id: UUID
    sbb_id: str
    name: str
    address: str
    place: str


@dataclass(frozen=True)
class Recognition:
    """That SBB recognises a company for a crebo, from a day on and perhaps until one."""

    company: TrainingCompany
    crebo: str
    valid_from: date
    valid_until: date | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """By what it is known."""
        return self.company.sbb_id, self.crebo, self.valid_from.isoformat()

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return self.valid_from <= day <= (self.valid_until or date.max)


@dataclass(frozen=True)
class WorkStep:
    """One small step of a work process: a row of a sheet, and a part of a card."""

    crebo: str
    version: str
    code: str
    number: int
    text: str

    @property
    def key(self) -> tuple[str, ...]:
        """By what it is known."""
        return self.crebo, self.version, self.code, str(self.number)


@dataclass(frozen=True)
class WorkCard:
    """The small steps of a work process, in their order."""

    crebo: str
    version: str
    code: str
    steps: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """By what it is known."""
        return self.crebo, self.version, self.code


Entry = Qualification | WorkProcess | Recognition | WorkStep | WorkCard


def is_recognised(found: Iterable[Recognition], crebo: str, first: date, last: date) -> bool:
    """Tell whether recognitions cover the whole of a period; one that was renewed goes on where the former ended."""
    day = first
    for each in sorted((one for one in found if one.crebo == crebo), key=lambda one: one.valid_from):
        if each.holds_on(day):
            if each.valid_until is None or last <= each.valid_until:
                return True
            day = each.valid_until + timedelta(days=1)
    return False
