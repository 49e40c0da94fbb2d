"""A row about a pupil number that is known: a correction of that pupil, cell by cell, or somebody else."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from services.intake.domain.days import say_school_year
from services.intake.domain.identity import Identity
from services.intake.domain.model import Pupil
from services.intake.domain.vocabulary import DESTINATIONS, EXIT_PROFILES, FIELD_OF, compact

A_CORRECTION: Final = 1  # of first name, surname and birth date: who differs in two of them is somebody else


@dataclass(frozen=True)
class CellChange:
    """What a cell of this pupil said, and what it says now, both as a sheet writes it."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """What one row changes of a pupil whom the school told of before."""

    row: int
    pupil_id: UUID
    pupil_number: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True)
class RowRemark:
    """Something odd in a row that goes in all the same."""

    row: int
    column: str
    reason: str


def is_somebody_else(pupil: Pupil, identity: Identity) -> bool:
    """Tell whether a row under this pupil's number is about another; capitals, accents and signs make no difference."""
    pairs = (
        (_spoken(pupil.first_name), _spoken(identity.first_name)),
        (_spoken(pupil.infix + pupil.last_name), _spoken(identity.infix + identity.last_name)),
        (pupil.birth_date, identity.birth_date),
    )
    return sum(known != told for known, told in pairs) > A_CORRECTION


def sounds_like(pupil: Pupil, identity: Identity) -> bool:
    """Tell whether the names are the same; capitals, accents and signs make no difference."""
    known, told = (
        pupil.first_name + pupil.infix + pupil.last_name,
        identity.first_name + identity.infix + identity.last_name,
    )
    return _spoken(known) == _spoken(told)


def changed_cells(
    told: Mapping[str, tuple[object, object]], municipality_names: Mapping[str, str]
) -> tuple[CellChange, ...]:
    """Give each cell that says something else than before, in the order of the columns; `told` as a pupil gives it."""
    shown: dict[str, Callable[[str], str]] = {
        "municipality": lambda code: municipality_names.get(code, code),
        "destination": lambda code: _DESTINATION_WORDS.get(code, code),
        "planned_destination": lambda code: _DESTINATION_WORDS.get(code, code),
        "final_year": lambda year: say_school_year(int(year)) if year else "",
        "exit_profile": lambda code: _EXIT_PROFILE_WORDS.get(code, code),
    }
    return tuple(
        CellChange(column, *(shown.get(field, str)(_written(value)) for value in told[field]))
        for column, field in FIELD_OF.items()
        if field in told
    )


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)


def _spoken(name: str) -> str:
    return compact(unicodedata.normalize("NFKD", name))


_DESTINATION_WORDS: Final = {code: word for word, code in DESTINATIONS.items()}
_EXIT_PROFILE_WORDS: Final = {code: word for word, code in EXIT_PROFILES.items()}
