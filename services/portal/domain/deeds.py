"""Who saw or changed a file: the rows of the audit log as a sentence has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from language.texts import _
from services.portal.domain import words

READING = ("GET ", "HEAD ")


@dataclass(frozen=True)
class Deed:
    """One row of the log, as an API tells it."""

    at: datetime
    person_id: UUID
    role: str
    action: str
    purpose: str
    basis: str
    outcome: str
    organisation_id: UUID | None = None
    for_persons: list[UUID] = field(default_factory=list)

    @property
    def what(self) -> str:
        """What was done, in words; a road we have no words for is a look or a change."""
        if self.action in words.DEEDS:
            return _(words.DEEDS[self.action])
        return _("Gegevens gezien") if self.action.startswith(READING) else _("Gegevens gewijzigd")

    @property
    def is_refused(self) -> bool:
        """Whether it was asked and not given."""
        return self.outcome == "refused"


def newest_first(deeds: Iterable[Deed]) -> list[Deed]:
    """Put what several services wrote down in one order."""
    return sorted(deeds, key=lambda deed: deed.at, reverse=True)


def sheet(deeds: Iterable[Deed], names: Mapping[UUID, str], bodies: Mapping[UUID, str]) -> list[list[str]]:
    """Give the log as rows of a spreadsheet, the head first."""
    head = [
        _("Wanneer"),
        _("Wie"),
        _("Rol"),
        _("Organisatie"),
        _("Namens"),
        _("Wat"),
        _("Doel"),
        _("Grondslag"),
        _("Uitkomst"),
    ]
    return [head, *(_row(deed, names, bodies) for deed in deeds)]


def _row(deed: Deed, names: Mapping[UUID, str], bodies: Mapping[UUID, str]) -> list[str]:
    return [
        deed.at.isoformat(timespec="seconds"),
        names.get(deed.person_id) or str(deed.person_id),
        words.word(words.ROLES, deed.role),
        bodies.get(deed.organisation_id, str(deed.organisation_id)) if deed.organisation_id else "",
        ", ".join(names.get(each) or str(each) for each in deed.for_persons),
        deed.what,
        words.word(words.PURPOSES, deed.purpose),
        words.word(words.BASES, deed.basis),
        _("Geweigerd") if deed.is_refused else _("Gelukt"),
    ]
