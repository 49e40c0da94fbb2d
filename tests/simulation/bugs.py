"""Bugs that are put in on purpose, one at a time: with each of them the observer must find something."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import text

from messaging.clockwork import Clockwork, Fired
from services.aftercare.domain.case import Case
from services.aftercare.domain.events import AftercareClosed
from services.aftercare.domain.people import Roster
from services.aftercare.domain.work import next_end
from services.aftercare.handlers import clocks

Patch = pytest.MonkeyPatch
SATURDAY = 5


def no_clock_in_weekends(patch: Patch) -> None:
    """Contracts whose last day is in a weekend get no clock."""
    well = clocks.set_contract_end

    def forgetful(case: Case, timers: Any) -> None:  # noqa: ANN401  as the handler gives it
        ends_on = next_end(case)
        if ends_on is None or ends_on.weekday() < SATURDAY:
            well(case, timers)

    patch.setattr(clocks, "set_contract_end", forgetful)


def winter_time_all_year(patch: Patch) -> None:
    """Midnight is reckoned as if it were always winter."""
    winter = timezone(timedelta(hours=1))

    def end_of(day: date) -> datetime:
        return datetime.combine(day + timedelta(days=1), time.min, winter).astimezone(UTC)

    patch.setattr(clocks, "end_of", end_of)


def holidays_are_worked(patch: Patch) -> None:
    """Holidays count as working days."""
    patch.setattr("services.aftercare.storage.policies.is_holiday", lambda _: False)


def nobody_is_told(patch: Patch) -> None:
    """A deadline passes and nobody hears of it."""
    patch.setattr("services.aftercare.domain.deadlines.escalate", lambda *_: [])


def rings_again(patch: Patch) -> None:
    """A clock that rang is set again by mistake."""
    well = clockwork_marks()

    def mark(session: Any, due: Any, now: datetime) -> None:  # noqa: ANN401  as the clockwork gives it
        well(session, due, now)
        session.execute(
            text("UPDATE timers SET state = 'pending', generation = 2 WHERE state = 'fired' AND generation = 1")
        )

    patch.setattr("messaging.clockwork.mark_fired", mark)


def clockwork_marks() -> Callable[..., None]:
    from messaging import timers  # noqa: PLC0415  the one that is not patched

    return timers.mark_fired


def rings_a_day_early(patch: Patch) -> None:
    """The clockwork's own clock is a day ahead."""
    well = Clockwork.fire_some

    def early(self: Clockwork) -> Fired:
        return well(replace(self, clock=lambda: self.clock() + timedelta(days=1)))

    patch.setattr(Clockwork, "fire_some", early)


def closes_with_a_debt(patch: Patch) -> None:
    """The two years end a case, whatever is owed."""

    def close(self: Case, today: date, reason: Any) -> list[AftercareClosed]:  # noqa: ANN401  as the handler gives it
        if not self.is_open or today <= self.ends_on:
            return []
        self.state, self.closed_on = "closed", today
        return [AftercareClosed(self.case_id, self.pupil_id, today, reason)]

    patch.setattr(Case, "keep_open_or_close", close)


def forgets_after_withdrawal(patch: Patch) -> None:
    """What was taken back by mistake gets its clock back no more."""
    patch.setattr(clocks, "after_withdrawal", lambda *_: None)


def cases_of_nobody(patch: Patch) -> None:
    """A case is opened and no job coach hears of it."""
    patch.setattr("services.aftercare.handlers.on_pupil_left_school.assign_job_coach", lambda *_: [])


def substitutes_are_forgotten(patch: Patch) -> None:
    """Whoever is away is told all the same, and nobody else."""
    patch.setattr(Roster, "acting", lambda _self, person_id, _on: person_id)
    patch.setattr("services.notifications.storage.circle.Circle.substitutes_on", lambda _self, _on: {})


def the_school_overwrites(patch: Patch) -> None:
    """A row of the school that is sent again takes the place of what a professional said since."""
    patch.setattr("services.aftercare.domain.school_claim.weigh", lambda _case, _contract, agreed, *_: (agreed, []))


@dataclass(frozen=True)
class Bug:
    """A bug, when it does harm, and which checks see the harm (one of them is enough)."""

    apply: Callable[[Patch], None]
    seen_by: str
    begin: date = date(2026, 7, 1)
    months: int = 3
    pupils: int = 60

    @property
    def name(self) -> str:
        return self.apply.__name__


BUGS = (
    Bug(no_clock_in_weekends, "last day of a contract without a clock"),
    Bug(winter_time_all_year, "clock set for a moment that its rule does not mean"),
    Bug(holidays_are_worked, "deadline on another day than the tenth working day", date(2026, 11, 20)),
    Bug(nobody_is_told, "deadline of a conversation passed unseen", pupils=120),
    Bug(rings_again, "told twice", pupils=120),
    Bug(rings_a_day_early, "clock that rang before its time"),
    Bug(closes_with_a_debt, "closed while a conversation is owed", date(2027, 3, 1), months=6, pupils=300),
    Bug(forgets_after_withdrawal, "last day of a contract without a clock", pupils=120),
    Bug(cases_of_nobody, "case of which nobody was told", months=1),
    Bug(the_school_overwrites, "last day of a contract other than was said", months=12, pupils=100),
    Bug(substitutes_are_forgotten, "who is away was told of a deadline", date(2026, 4, 1), months=5, pupils=200),
)
