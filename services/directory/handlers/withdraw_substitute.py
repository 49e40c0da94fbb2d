"""Somebody is back before the agreed day and takes the work back."""

from dataclasses import dataclass
from uuid import UUID

from messaging.timers import Timers
from services.directory.domain.events import Event, SubstituteNamed
from services.directory.handlers.name_substitute import ENDS, PROCESS
from services.directory.storage.people import People


@dataclass(frozen=True)
class WithdrawSubstitute:
    person_id: UUID


def handle(command: WithdrawSubstitute, people: People, timers: Timers) -> list[Event]:
    person = people.lock(command.person_id)
    if not person.take_work_back():
        return []  # nobody stood in: what was asked for is already so
    timers.cancel(PROCESS, person.person_id, ENDS)
    return [SubstituteNamed.of(person)]
