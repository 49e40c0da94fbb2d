"""Who serves which municipality, and who does the work of a colleague who is away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from services.aftercare.domain.ids import PersonId, PupilId, SchoolId

JOB_COACH: Final = "job_coach"
WERKCONSULENT: Final = "werkconsulent"
COORDINATOR: Final = "coordinator"


@dataclass(frozen=True)
class Absence:
    """Someone is away; a colleague does the work until and including the last day."""

    substitute_id: PersonId
    until: date | None

    def holds(self, on: date) -> bool:
        """Tell whether the colleague stands in on this day."""
        return self.until is None or on <= self.until


@dataclass(frozen=True)
class Assignment:
    """Who gets the work, and in whose place if that colleague is away."""

    person_id: PersonId
    for_id: PersonId | None = None


@dataclass(frozen=True)
class Roster:
    """The professionals of the region as this service knows them."""

    serving: Mapping[tuple[str, str], tuple[PersonId, ...]] = field(default_factory=dict)  # (role, municipality): who
    coordinators: tuple[PersonId, ...] = ()
    absences: Mapping[PersonId, Absence] = field(default_factory=dict)
    school_staff: frozenset[tuple[PersonId, SchoolId]] = frozenset()  # who works at which school

    def acting(self, person_id: PersonId, on: date) -> PersonId | None:
        """Give who does this person's work on a day: the person, or the substitute who is there; nobody when all are away."""
        seen: set[PersonId] = set()
        while (absence := self.absences.get(person_id)) and absence.holds(on):
            if person_id in seen:
                return None
            seen.add(person_id)
            person_id = absence.substitute_id
        return person_id

    def is_away(self, person_id: PersonId, on: date) -> bool:
        """Tell whether somebody else does this person's work on a day."""
        return self.acting(person_id, on) != person_id

    def pick(
        self, role: str, municipality: str, pupil_id: PupilId, on: date, *, without: PersonId | None = None
    ) -> Assignment | None:
        """Choose who serves a municipality, spread by pupil and always the same; or the substitute; or nobody.

        `without` has refused, and is not asked again.
        """
        candidates = self.serving.get((role, municipality), ())
        if without in candidates:
            candidates = tuple(each for each in candidates if each != without)
        first = pupil_id.int % len(candidates) if candidates else 0
        for candidate in candidates[first:] + candidates[:first]:
            acting = self.acting(candidate, on)
            if acting is not None:
                return Assignment(acting, None if acting == candidate else candidate)
        return None

    def serves(self, person_id: PersonId, role: str, municipality: str) -> bool:
        """Tell whether this person serves the municipality in that role."""
        return person_id in self.serving.get((role, municipality), ())

    def has_role(self, person_id: PersonId, role: str) -> bool:
        """Tell whether this person serves any municipality in that role."""
        return any(person_id in people for (held, _), people in self.serving.items() if held == role)

    def holders(self, role: str) -> set[PersonId]:
        """Give everybody who serves some municipality in that role."""
        return {person for (held, _), people in self.serving.items() if held == role for person in people}

    def coordinator(self, on: date) -> PersonId | None:
        """Give the coordinator who takes what nobody has; None only before the directory named one."""
        present = [person for person in self.coordinators if not self.is_away(person, on)]
        return next(iter(present or self.coordinators), None)

    def acting_for(self, people: Iterable[PersonId | None], on: date) -> list[PersonId]:
        """Give who does the work of these people on a day, each once; of somebody without a stand-in that person."""
        present = [self.acting(person, on) or person for person in people if person]
        return list(dict.fromkeys(present))

    def covered_by(self, person_id: PersonId, on: date) -> set[PersonId]:
        """Give whose work this person may do on a day: the own work and that of those who are away."""
        return {person_id} | {absent for absent in self.absences if person_id in self._line(absent, on)}

    def _line(self, person_id: PersonId, on: date) -> set[PersonId]:
        line: set[PersonId] = set()
        while (absence := self.absences.get(person_id)) and absence.holds(on) and absence.substitute_id not in line:
            person_id = absence.substitute_id
            line.add(person_id)
        return line
