"""Bugs that are put in on purpose, one at a time: with each of them the observer must find something."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import text

from doorlijn.simulation.people import municipality, transfers
from messaging.clockwork import Clockwork, Fired
from services.aftercare.domain import contract_ending, transferring
from services.aftercare.domain.case import Case
from services.aftercare.domain.events import AftercareClosed
from services.aftercare.domain.people import Roster
from services.aftercare.domain.reservation import Reservation
from services.aftercare.domain.work import next_end
from services.aftercare.handlers import clocks
from services.aftercare.storage.leerlijnen import Leerlijnen
from services.aftercare.storage.reservations import Reservations
from services.aftercare.storage.sweeping import Sweeping

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
    """A clock that rang is set again by mistake, and nobody remembers who was told."""
    patch.setattr("services.aftercare.domain.deadlines.is_told", lambda *_: False)
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


def nobody_is_asked_what_comes_next(patch: Patch) -> None:
    """A contract runs out, and nobody was asked whether it goes on."""
    patch.setattr(contract_ending, "ask", lambda *_: [])


def a_question_to_a_colleague_waits_for_ever(patch: Patch) -> None:
    """A colleague does not answer whether a case may come over, and nobody hears so."""
    patch.setattr("services.aftercare.domain.deadlines.escalate_transfer", lambda *_: [])
    _always(patch, transfers, "GIVES_AWAY", "FORGOTTEN")


def a_case_that_came_over_stays(patch: Patch) -> None:
    """A colleague takes a case over, everybody is told, and it is where it was."""
    well = transferring.accept

    def accept(case: Case, *others: Any) -> Any:  # noqa: ANN401  as the handler gives it
        before = case.job_coach_id
        told = well(case, *others)
        case.job_coach_id = before
        return told

    patch.setattr(transferring, "accept", accept)
    _always(patch, transfers, "GIVES_AWAY", "TAKES_OVER")


def nobody_hears_that_a_destination_is_too_old(patch: Patch) -> None:
    """Nobody confirmed for too long where somebody is, and nobody is told."""
    patch.setattr("services.aftercare.domain.destination.expire", lambda *_: [])


def confirmations_are_forgotten(patch: Patch) -> None:
    """Where somebody is was said, and the case does not know it."""
    patch.setattr("services.aftercare.domain.destination.confirm", lambda *_: [])


def one_young_person_too_many(patch: Patch) -> None:
    """Places that are gone are given once more."""
    patch.setattr(Leerlijnen, "taken", lambda *_: {})


def places_without_a_clock(patch: Patch) -> None:
    """A place is kept, and nothing rings when its day is over: only the sweep finds it."""
    patch.setattr("services.aftercare.handlers.reserve_place.clocks", SimpleNamespace(set_reservation=lambda *_: None))


def kept_places_are_lost(patch: Patch) -> None:
    """A place is given, and nobody writes it down."""
    patch.setattr(Reservations, "add", lambda *_: None)


def who_begins_has_no_place(patch: Patch) -> None:
    """Whoever begins does not take the place that was kept: it goes by."""
    patch.setattr(Reservation, "take", lambda _: None)
    patch.setattr("services.aftercare.handlers.confirm_next_step.clocks.stop_reservation", lambda *_: None)


def nobody_hears_that_a_place_went_by(patch: Patch) -> None:
    """The last day of a kept place is over, and nobody is told."""
    patch.setattr("services.notifications.handlers.on_place_released.handle", lambda *_, **__: None)


def promises_are_nobodys_concern(patch: Patch) -> None:
    """What was promised is late, and nobody hears so."""
    patch.setattr("services.aftercare.domain.promise_clock._told", lambda *_: [])


def a_promise_that_is_kept_stays_open(patch: Patch) -> None:
    """Somebody says that it was done, and nobody writes it down."""
    patch.setattr("services.aftercare.domain.promising.do", lambda *_: [])


def the_municipality_never_answers(patch: Patch) -> None:
    """A school waits for an answer beyond its last day, and nobody hears so."""
    patch.setattr("services.aftercare.domain.deadlines.escalate_support", lambda *_: [])
    _always(patch, municipality, "ASKED", "FORGOTTEN")


def nights_without_a_sweep(patch: Patch) -> None:
    """Every night somebody else is said to have done it."""
    patch.setattr(Sweeping, "claim", lambda *_: False)


def _always(patch: Patch, people: ModuleType, *habits: str) -> None:
    """Let people do all the time what they seldom do: what a bug harms must happen."""
    for habit in habits:
        patch.setattr(people, habit, 1.0)


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
    Bug(nobody_is_asked_what_comes_next, "nobody was asked what comes next", pupils=100),
    Bug(a_question_to_a_colleague_waits_for_ever, "question to take a case over passed unseen", months=4),
    Bug(a_case_that_came_over_stays, "job coach of a case other than was told last", months=4),
    Bug(nobody_hears_that_a_destination_is_too_old, "destination that nobody confirmed anew", months=8),
    Bug(confirmations_are_forgotten, "destination that was confirmed and is not there"),
    Bug(one_young_person_too_many, "more young people in a leerlijn than it has places", months=6, pupils=250),
    Bug(places_without_a_clock, "fell out of the chain until the sweep", months=4, pupils=200),
    Bug(kept_places_are_lost, "place in a leerlijn that was given and is not there", months=4, pupils=200),
    Bug(who_begins_has_no_place, "place of who began that went by", months=6, pupils=250),
    Bug(nobody_hears_that_a_place_went_by, "place that went by, and nobody was told", months=4, pupils=200),
    Bug(promises_are_nobodys_concern, "promise that is late, and nobody was told", months=4, pupils=100),
    Bug(a_promise_that_is_kept_stays_open, "promise that was made or kept and is not there", months=4, pupils=100),
    Bug(the_municipality_never_answers, "question to the municipality that is late", months=4),
    Bug(nights_without_a_sweep, "night without a sweep", months=1),
    Bug(substitutes_are_forgotten, "who is away was told of a deadline", date(2026, 4, 1), months=5, pupils=200),
)
