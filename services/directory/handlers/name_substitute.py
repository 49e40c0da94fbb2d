"""Somebody will be away: a colleague takes over, and gives the work back by itself."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from messaging.timers import Timers
from services.directory.domain import rules
from services.directory.domain.days import day_of, end_of
from services.directory.domain.events import Event, SubstituteNamed
from services.directory.domain.model import Person
from services.directory.storage.people import People

PROCESS = "substitution"
ENDS = "substitution_ends"


@dataclass(frozen=True)
class NameSubstitute:
    """`until` is the last day of the substitution."""

    person_id: UUID
    substitute_id: UUID
    until: date


def handle(command: NameSubstitute, people: People, timers: Timers, now: datetime) -> list[Event]:
    if people.find(command.substitute_id) is None:
        raise rules.SubstituteIsKnown
    person, substitute = people.lock_both(command.person_id, command.substitute_id)
    return between(person, substitute, command.until, timers, now)


def between(person: Person, substitute: Person, until: date, timers: Timers, now: datetime) -> list[Event]:
    """Hand the work over, with a timer that gives it back."""
    if not person.name_substitute(substitute, until, day_of(now)):
        return []  # agreed already; the timer stands
    timers.set(PROCESS, person.person_id, ENDS, end_of(until), f"end of {until}")
    return [SubstituteNamed.of(person)]
