"""Somebody will be away: a colleague takes over, and gives the work back by itself."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from messaging.timers import Timers
from services.directory.domain import rules
from services.directory.domain.days import day_of, end_of, start_of
from services.directory.domain.events import Event, SubstituteNamed
from services.directory.domain.model import Person
from services.directory.storage.people import People

PROCESS = "substitution"
BEGINS = "substitution_begins"
ENDS = "substitution_ends"


@dataclass(frozen=True)
class NameSubstitute:
    """`begins_on` is the first day of the substitution, without it today; `until` is the last one."""

    person_id: UUID
    substitute_id: UUID
    until: date
    begins_on: date | None = None


def handle(command: NameSubstitute, people: People, timers: Timers, now: datetime) -> list[Event]:
    if people.find(command.substitute_id) is None:
        raise rules.SubstituteIsKnown
    person, substitute = people.lock_both(command.person_id, command.substitute_id)
    return between(person, substitute, command.until, timers, now, command.begins_on)


def between(
    person: Person, substitute: Person, until: date, timers: Timers, now: datetime, begins_on: date | None = None
) -> list[Event]:
    """Hand the work over, now or on the first day, with a timer that gives it back."""
    if not person.name_substitute(substitute, until, day_of(now), begins_on):
        return []  # agreed already; the timers stand
    timers.set(PROCESS, person.person_id, ENDS, end_of(until), f"end of {until}")
    if person.substitute_from is None:
        timers.cancel(PROCESS, person.person_id, BEGINS)
        return [SubstituteNamed.of(person)]
    first = person.substitute_from
    timers.set(PROCESS, person.person_id, BEGINS, start_of(first), f"begin of {first}")
    return []  # told on the first day: until then nothing changes for anybody
