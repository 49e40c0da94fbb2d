"""The last day of a substitution is over: the work goes back by itself."""

from datetime import datetime

from messaging.timers import DueTimer
from services.directory.domain.days import day_of
from services.directory.domain.events import Event, SubstituteNamed
from services.directory.storage.people import People


def handle(due: DueTimer, people: People, now: datetime) -> list[Event]:
    person = people.lock(due.case_id)
    if person.is_away(day_of(now)):
        return []  # prolonged meanwhile: the newer timer gives the work back
    return [SubstituteNamed.of(person)] if person.take_work_back() else []
