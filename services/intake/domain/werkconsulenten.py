"""Which werkconsulent joins the exit conversations of which school."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Serving:
    """Who serves which municipality, by code."""

    people: Mapping[str, Sequence[UUID]]

    def pick(self, municipality: str, school_id: UUID) -> UUID | None:
        """Choose who serves a municipality: for the pupils of one school the same one, and each time the same."""
        candidates = sorted(self.people.get(municipality, ()))
        return candidates[school_id.int % len(candidates)] if candidates else None

    def serves(self, person_id: UUID, municipality: str) -> bool:
        """Tell whether this person serves a municipality."""
        return person_id in self.people.get(municipality, ())
