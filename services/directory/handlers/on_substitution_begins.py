"""The first day of a planned leave: only now does the colleague take the work over, and is everybody told."""

from datetime import datetime

from messaging.timers import DueTimer
from services.directory.domain.days import day_of
from services.directory.domain.events import Event, SubstituteNamed
from services.directory.storage.people import People


def handle(due: DueTimer, people: People, now: datetime) -> list[Event]:
    person = people.lock(due.case_id)
    return [SubstituteNamed.of(person)] if person.begin_leave(day_of(now)) else []
