"""Moments for a conversation at which everybody who takes part works and has nothing else: three, on different days if it can be."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.local_time import AMSTERDAM, day_of
from services.aftercare.domain.working_days import SATURDAY, WorkingDays

WANTED: Final = 3
STEP: Final = timedelta(minutes=30)
OFFICE: Final = (time(9), time(17))
NOON: Final = time(13)
BEYOND: Final = timedelta(days=28)  # after the last day, when there is nothing before it

Hours = Mapping[
    PersonId, Mapping[int, tuple[time, time]]
]  # per weekday, Monday is 1; who is not in it has office hours


@dataclass(frozen=True)
class Busy:
    """Somebody is somewhere else."""

    person_id: PersonId
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Slot:
    """A moment that fits; late when it is after the last day of the conversation."""

    starts_at: datetime
    ends_at: datetime
    is_late: bool


@dataclass(frozen=True)
class Agenda:
    """Who takes part on which day, when they work, and what they have already."""

    people_on: Callable[[date], Sequence[PersonId]]
    hours: Hours
    busy: Sequence[Busy]
    working_days: WorkingDays


def propose(agenda: Agenda, first: date, due_on: date, length: timedelta) -> list[Slot]:
    """Give three moments from the first day on, before the last day as far as there are any; in the order of the clock."""
    in_time = _spread(_free(agenda, day, length) for day in _days(agenda, first, due_on))
    found = in_time[:WANTED]
    if len(found) < WANTED:
        begin = max(first, due_on + timedelta(days=1))
        found += _spread(_free(agenda, day, length) for day in _days(agenda, begin, begin + BEYOND))[
            : WANTED - len(found)
        ]
    return [Slot(each, each + length, day_of(each) > due_on) for each in sorted(found)]


def _days(agenda: Agenda, first: date, last: date) -> list[date]:
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < SATURDAY and not agenda.working_days.is_holiday(day)]


def _free(agenda: Agenda, day: date, length: timedelta) -> list[datetime]:
    """Give the moments of one day at which nobody who takes part is somewhere else."""
    people = agenda.people_on(day)
    spans = [_span(agenda.hours, person, day) for person in people]
    if not people or None in spans:
        return []
    opens = max(span[0] for span in spans if span)
    closes = min(span[1] for span in spans if span)
    moment, last = _at(day, opens), _at(day, closes)
    found = []
    while moment + length <= last:
        if not any(each.person_id in people and _overlap(each, moment, length) for each in agenda.busy):
            found.append(moment)
        moment += STEP
    return found


def _span(hours: Hours, person: PersonId, day: date) -> tuple[time, time] | None:
    if person not in hours:
        return OFFICE
    return hours[person].get(day.isoweekday())


def _overlap(busy: Busy, moment: datetime, length: timedelta) -> bool:
    return busy.starts_at < moment + length and moment < busy.ends_at


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, AMSTERDAM).astimezone(UTC)


def _spread(days: Iterable[list[datetime]]) -> list[datetime]:
    """Take one moment of each day, in the morning and in the afternoon by turns; then another one of the same days."""
    lists = [moments for moments in days if moments]
    chosen = [_by_turns(moments, number) for number, moments in enumerate(lists)]
    others = [moments[-1] for moments, taken in zip(lists, chosen, strict=True) if moments[-1] != taken]
    return [*chosen[:WANTED], *(others if len(chosen) < WANTED else [])]


def _by_turns(moments: Sequence[datetime], number: int) -> datetime:
    after_noon = [each for each in moments if each.astimezone(AMSTERDAM).time() >= NOON]
    return after_noon[0] if number % 2 and after_noon else moments[0]
