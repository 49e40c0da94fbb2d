"""A week of appointments: each working day, and a day of the weekend when there is something on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from language.days import local
from services.portal.domain.cases import Conversation

WORKING_DAYS, WHOLE_WEEK = 5, 7
IN_AGENDA = ("scheduled", "held")


@dataclass(frozen=True)
class Day:
    """One day with what stands on it, the earliest first; `works` is from when to when, and None is a day off."""

    on: date
    talks: list[Conversation]
    works: tuple[str, str] | None


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def week(monday: date, talks: Iterable[Conversation], works: dict[int, tuple[str, str]]) -> list[Day]:
    """The days of a week; in `works` Monday is 1."""
    placed: dict[date, list[Conversation]] = {monday + timedelta(days=number): [] for number in range(WHOLE_WEEK)}
    for talk in talks:
        if talk.starts_at and talk.state in IN_AGENDA:
            placed.get(local(talk.starts_at).date(), []).append(talk)
    return [
        Day(day, sorted(found, key=lambda talk: str(talk.starts_at)), works.get(day.isoweekday()))
        for number, (day, found) in enumerate(placed.items())
        if found or number < WORKING_DAYS
    ]
