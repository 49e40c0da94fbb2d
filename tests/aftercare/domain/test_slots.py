from datetime import UTC, date, datetime, time, timedelta

import pytest

from services.aftercare.domain.slots import Agenda, Busy, propose
from services.aftercare.storage.calendar import WORKING_DAYS
from tests.aftercare.examples import COACH, TODAY, WERKCONSULENT

FIRST, DUE, HOUR = date(2026, 11, 23), date(2026, 12, 4), timedelta(hours=1)


def agenda(hours=None, busy=(), people=(WERKCONSULENT, COACH)):
    return Agenda(lambda _day: people, hours or {}, busy, WORKING_DAYS)


def said(slots):
    return [f"{slot.starts_at:%d %H:%M}" for slot in slots]


def test_three_moments_on_three_days_in_the_morning_and_in_the_afternoon():
    assert said(propose(agenda(), FIRST, DUE, HOUR)) == ["23 08:00", "24 12:00", "25 08:00"]


def test_nobody_is_asked_at_an_hour_that_somebody_does_not_work():
    hours = {COACH: {2: (time(13), time(15))}, WERKCONSULENT: {2: (time(9), time(14)), 3: (time(9), time(14))}}

    found = propose(agenda(hours), FIRST, DUE, HOUR)

    assert {slot.starts_at.isoweekday() for slot in found} == {2}
    assert said(found)[:2] == ["24 12:00", "01 12:00"]


def test_nobody_is_asked_when_he_talks_with_somebody_else():
    taken = Busy(COACH, datetime(2026, 11, 23, 8, 30, tzinfo=UTC), datetime(2026, 11, 23, 9, 30, tzinfo=UTC))

    assert said(propose(agenda(busy=[taken]), FIRST, DUE, HOUR))[0] == "23 09:30"


def test_no_moment_lies_in_a_weekend_or_on_a_holiday():
    found = propose(agenda(), date(2026, 12, 25), date(2026, 12, 31), HOUR)

    assert [slot.starts_at.date() for slot in found] == [date(2026, 12, day) for day in (28, 29, 30)]


def test_with_few_days_left_there_are_more_moments_on_one_day():
    assert said(propose(agenda(), DUE, DUE, HOUR))[:2] == ["04 08:00", "04 15:00"]


def test_after_the_last_day_a_moment_says_that_it_is_late():
    found = propose(agenda(), DUE + timedelta(days=3), DUE, HOUR)

    assert [slot.is_late for slot in found] == [True, True, True]


def test_the_clock_goes_back_and_the_conversation_stays_at_the_hour_of_the_office():
    before, after = (propose(agenda(), day, day, HOUR)[0] for day in (date(2027, 3, 26), date(2027, 3, 30)))

    assert (before.starts_at.hour, after.starts_at.hour) == (7, 7)


def test_who_never_works_together_gets_no_proposal():
    hours = {COACH: {1: (time(9), time(17))}, WERKCONSULENT: {2: (time(9), time(17))}}

    assert propose(agenda(hours), FIRST, DUE, HOUR) == []


@pytest.mark.parametrize("people", [(WERKCONSULENT,), ()])
def test_whoever_takes_part_counts_and_nobody_else(people):
    taken = Busy(COACH, datetime(2026, 11, 23, 8, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC))

    found = propose(agenda(busy=[taken], people=people), FIRST, DUE, HOUR)

    assert said(found)[:1] == (["23 08:00"] if people else [])
    assert TODAY < FIRST
