"""The school's own list: which kinds there are and how many of each, and the order in which they are shown."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from language.texts import N_
from services.portal.domain.cases import CaseOutline
from services.portal.domain.people import Pupil

AUGUST: Final = 8  # the month in which a school year begins
STANDS: Final = {
    "at_school": N_("Nog op school"),
    "waiting": N_("Nazorg wordt geopend"),
    "open": N_("Nazorg loopt"),
    "closed": N_("Nazorg is afgerond"),
}
BY_LEAVING, BY_NAME = "vertrek", "naam"
ORDERS: Final = {BY_LEAVING: N_("Laatst vertrokken eerst"), BY_NAME: N_("Op achternaam")}


@dataclass(frozen=True)
class Entry:
    """One pupil of the school, with the aftercare case if there is one."""

    pupil: Pupil
    case: CaseOutline | None

    @property
    def stand(self) -> str:
        """How far this young person is."""
        if self.case:
            return self.case.state
        return "waiting" if self.pupil.left_on else "at_school"

    @property
    def year(self) -> str:
        """The school year of leaving, by the year in which it began; empty for who is still at school."""
        left_on = self.pupil.left_on
        return str(left_on.year - (left_on.month < AUGUST)) if left_on else ""


@dataclass(frozen=True)
class LeaverList:
    """What is shown, out of how many, and what can be chosen with how many each choice gives."""

    shown: Sequence[Entry]
    total: int
    stands: Mapping[str, int]
    years: Mapping[str, int]


def leaver_list(pupils: Sequence[Pupil], cases: Mapping[UUID, CaseOutline], wanted: Mapping[str, str]) -> LeaverList:
    """Choose by `stand` and `jaar`, in the order of `volgorde`; each count holds for what the other filter leaves."""
    every = [Entry(pupil, cases.get(pupil.id)) for pupil in pupils]
    stand, year = wanted.get("stand", ""), wanted.get("jaar", "")
    of_stand = [one for one in every if stand in {"", one.stand}]
    of_year = [one for one in every if year in {"", one.year}]
    shown = [one for one in of_stand if year in {"", one.year}]
    years = Counter(one.year for one in of_stand if one.year)
    return LeaverList(
        ordered(shown, wanted.get("volgorde", "")),
        len(every),
        Counter(one.stand for one in of_year),
        {key: years[key] for key in sorted(years, reverse=True)},
    )


def ordered(entries: Sequence[Entry], order: str) -> list[Entry]:
    """By surname; unless that was asked for, who left last comes before, and who is still at school first of all."""
    by_name: Callable[[Entry], tuple[str, ...]] = lambda one: surname_first(one.pupil)  # noqa: E731  named for what it is
    found = sorted(entries, key=by_name)
    if order != BY_NAME:
        found.sort(key=lambda one: one.pupil.left_on or date.max, reverse=True)
    return found


def surname_first(pupil: Pupil) -> tuple[str, ...]:
    """Veen, Sanne van der: as a Dutch list of names goes, whatever the accents."""
    parts = (pupil.last_name, pupil.first_name, pupil.infix or "")
    return tuple(unicodedata.normalize("NFKD", part).casefold() for part in parts)
