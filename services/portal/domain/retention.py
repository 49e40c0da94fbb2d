"""How long each kind of data is kept, for the page that says so, and the report of what was destroyed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from language.texts import N_, _
from services.portal.domain import words


@dataclass(frozen=True)
class Category:
    """One kind of data; without `years` it is kept for good. A test holds it equal to the region's own decision."""

    code: str
    years: int | None
    starts: str
    then: str


CATEGORIES: Final = (
    Category("school_file", 2, N_("het verlaten van de school"), N_("vernietigd")),
    Category(
        "aftercare_file",
        2,
        N_("het verlaten van de school"),
        N_("woorden vernietigd; dagen en codes blijven als cijfers"),
    ),
    Category("trajectories", 2, N_("het verlaten van de school"), N_("vernietigd")),
    Category("notifications", 2, N_("het verlaten van de school"), N_("vernietigd")),
    Category("certificate_papers", 2, N_("het verlaten van de school"), N_("vernietigd; het register blijft")),
    Category("certificate_register", 50, N_("de uitgifte"), N_("vernietigd")),
    Category(
        "audit",
        5,
        N_("wat er gedaan is"),
        N_("blijft, met nummers die nergens meer heen leiden als het dossier weg is"),
    ),
    Category("statistics", None, N_("het vernietigen van het dossier"), N_("blijft, zonder wie het was")),
)


@dataclass(frozen=True)
class Due:
    """A file that may be kept no longer."""

    pupil_id: UUID
    kept_until: date


@dataclass(frozen=True)
class Destroyed:
    """One line of the report."""

    destroyed_at: datetime
    category: str
    amount: int
    role: str
    person_id: UUID | None = None


def newest_first(lines: Iterable[Destroyed]) -> list[Destroyed]:
    """Put the reports of several services in one order."""
    return sorted(lines, key=lambda line: line.destroyed_at, reverse=True)


def sheet(lines: Iterable[Destroyed], names: Mapping[UUID, str]) -> list[list[str]]:
    """Give the report as rows of a spreadsheet, the head first."""
    head = [_("Wanneer"), _("Soort gegevens"), _("Hoeveel"), _("Door wie"), _("Rol")]
    return [head, *(_row(line, names) for line in lines)]


def _row(line: Destroyed, names: Mapping[UUID, str]) -> list[str]:
    name = names.get(line.person_id, "") if line.person_id else ""
    return [
        line.destroyed_at.isoformat(timespec="seconds"),
        words.word(words.RETENTION, line.category),
        str(line.amount),
        name,
        words.word(words.ROLES, line.role),
    ]
