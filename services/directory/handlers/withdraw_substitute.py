"""Somebody is back before the agreed day and takes the work back, or does not go on leave after all."""

from dataclasses import dataclass
from uuid import UUID

from messaging.timers import Timers
from services.directory.domain.events import Event, SubstituteNamed
from services.directory.handlers.name_substitute import BEGINS, ENDS, PROCESS
from services.directory.storage.people import People


@dataclass(frozen=True)
class WithdrawSubstitute:
    person_id: UUID


def handle(command: WithdrawSubstitute, people: People, timers: Timers) -> list[Event]:
    person = people.lock(command.person_id)
    stood_in = person.take_work_back()
    for kind in (BEGINS, ENDS):
        timers.cancel(PROCESS, person.person_id, kind)
    return [SubstituteNamed.of(person)] if stood_in else []  # what was only planned was told to nobody
