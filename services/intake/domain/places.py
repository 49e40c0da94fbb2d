"""Schools and municipalities as intake knows them: a local copy of what the directory tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from services.intake.domain import rules
from services.intake.domain.vocabulary import compact


@dataclass(eq=False)
class School:
    """A school of the region; practical education (`pro`) has no exit profiles."""

    school_id: UUID
    brin: str
    name: str
    school_type: str | None = None


@dataclass(eq=False)
class Municipality:
    """A municipality of the region; `code` is its key everywhere."""

    municipality_id: UUID
    code: str
    name: str


@dataclass(frozen=True)
class Register:
    """Everything a row may name, and whose rows may go in: with `own_school_id` only that school's."""

    schools: Mapping[str, School]
    municipalities: tuple[Municipality, ...]
    own_school_id: UUID | None = None

    def school(self, brin: str) -> School:
        """Find a school by BRIN, in the reader's scope."""
        found = self.schools.get(brin.upper())
        if found is None:
            raise rules.SchoolIsKnown(self.schools)
        if self.own_school_id is not None and found.school_id != self.own_school_id:
            raise rules.SchoolReportsItsOwnPupils(self.own_brin)
        return found

    def municipality(self, words: str) -> Municipality:
        """Find a municipality by name or code, however it is spelled."""
        found = self._by_words.get(compact(words))
        if found is None:
            raise rules.MunicipalityIsKnown([each.name for each in self.municipalities])
        return found

    @cached_property
    def own_brin(self) -> str | None:
        """The BRIN of the reader's own school."""
        return next((brin for brin, each in self.schools.items() if each.school_id == self.own_school_id), None)

    @cached_property
    def municipality_names(self) -> dict[str, str]:
        """The name of each municipality by code."""
        return {each.code: each.name for each in self.municipalities}

    @cached_property
    def _by_words(self) -> dict[str, Municipality]:
        return {compact(words): each for each in self.municipalities for words in (each.name, each.code)}
