"""The towns, schools and professionals that so many young people need; nobody of them exists."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import ceil
from string import ascii_uppercase
from typing import Final
from uuid import UUID

from doorlijn.region import words
from doorlijn.region.people import DEMO_PREFIX
from services.directory.domain.model import organisation_id_of
from services.directory.handlers.load_directory import LoadDirectory, OrganisationRow, PersonRow, RoleRow

PER_TOWN: Final = 200  # young people of two years, as a school of some size has
PER_COACH: Final = 80
TOWNS_OF_A_WERKCONSULENT: Final = 5
MOST_TOWNS: Final = 600  # codes GM9101 to GM9700; above that the towns grow
FIRST_TOWN: Final = 9101
FIRST_PERSON: Final = 100_001  # after the people of lijnstreek.yaml
BRIN_DIGITS: Final = "98"
CODES: Final = tuple(BRIN_DIGITS + one + other for one, other in product(ascii_uppercase, repeat=2))


@dataclass(frozen=True)
class Bodies:
    """What a crowd of this size needs, the same each time."""

    cases: int

    @property
    def towns(self) -> int:
        """How many municipalities; each has a school."""
        return min(MOST_TOWNS, ceil(self.cases / PER_TOWN))

    @property
    def coaches_per_town(self) -> int:
        """How many job coaches serve each of them."""
        return ceil(self.cases / self.towns / PER_COACH)

    def town_of(self, number: int) -> str:
        """The municipality of the so-manyeth young person."""
        return f"GM{FIRST_TOWN + number % self.towns}"

    def school_of(self, number: int) -> str:
        """The BRIN of the school in that municipality."""
        return CODES[number % self.towns]

    @staticmethod
    def place_of(brin: str) -> int:
        """Which of the towns a school stands in."""
        return CODES.index(brin)

    def staff(self) -> dict[UUID, UUID]:
        """Who works at which school."""
        return {
            organisation_id_of("school", CODES[town]): person_id(self._number(town, 0)) for town in range(self.towns)
        }

    def command(self) -> LoadDirectory:
        """Everything, as one load of the directory."""
        return LoadDirectory(tuple(self._organisations()), tuple(self._people()))

    def _organisations(self) -> Iterator[OrganisationRow]:
        for town in range(self.towns):
            name = _town_name(town)
            yield OrganisationRow(town, "municipality", f"GM{FIRST_TOWN + town}", name)
            kind, called = ("pro", "Praktijkschool") if town % 2 else ("vso", "VSO")
            yield OrganisationRow(town, "school", CODES[town], f"{called} {name}", kind)

    def _people(self) -> Iterator[PersonRow]:
        for town in range(self.towns):
            code = f"GM{FIRST_TOWN + town}"
            yield self._person(town, 0, RoleRow(town, "school_staff", CODES[town]))
            if town % TOWNS_OF_A_WERKCONSULENT == 0:
                yield self._person(town, 1, RoleRow(town, "werkconsulent", "WERKCENTRUM", self._towns_from(town)))
            for coach in range(self.coaches_per_town):
                yield self._person(town, 2 + coach, RoleRow(town, "job_coach", "LIJNWERK", (code,)))

    def _towns_from(self, first: int) -> tuple[str, ...]:
        served = range(first, min(first + TOWNS_OF_A_WERKCONSULENT, self.towns))
        return tuple(f"GM{FIRST_TOWN + town}" for town in served)

    def _person(self, town: int, place: int, role: RoleRow) -> PersonRow:
        number = self._number(town, place)
        return PersonRow(number, _name(number), f"p{number}@voorbeeld.example", person_id(number), (role,))

    def _number(self, town: int, place: int) -> int:
        return town * (2 + self.coaches_per_town) + place


def person_id(number: int) -> UUID:
    """The id by which the demo's people are known for what they are."""
    return UUID(f"{DEMO_PREFIX}{FIRST_PERSON + number:012d}")


def _town_name(number: int) -> str:
    beginnings, endings = words.TOWNS
    return beginnings[number // len(endings) % len(beginnings)] + endings[number % len(endings)]


def _name(number: int) -> str:
    infix, last = words.LAST_NAMES[number // len(words.FIRST_NAMES) % len(words.LAST_NAMES)]
    return " ".join(filter(None, (words.FIRST_NAMES[number % len(words.FIRST_NAMES)], infix, last)))
