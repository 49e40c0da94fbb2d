from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.aftercare.domain.working_days import Term, WorkingDays, add_months
from services.aftercare.storage.calendar import WORKING_DAYS, holidays_of

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
UNITS = {"working_days": 30, "days": 120, "weeks": 20, "months": 6, "years": 3}
TERMS = st.sampled_from(sorted(UNITS)).flatmap(lambda unit: st.builds(Term, st.integers(1, UNITS[unit]), st.just(unit)))


def days(amount):
    return Term(amount, "days")


def test_ten_working_days_from_a_friday_end_two_weeks_later():
    assert WORKING_DAYS.end_of(Term(10, "working_days"), date(2026, 11, 20)) == date(2026, 12, 4)


def test_ten_working_days_over_christmas_and_new_year_skip_the_holidays():
    # 22, 23, 24, 28, 29, 30, 31 December, 4, 5, 6 January.
    assert WORKING_DAYS.end_of(Term(10, "working_days"), date(2026, 12, 21)) == date(2027, 1, 6)


def test_three_working_days_before_a_monday_is_the_wednesday_before():
    assert WORKING_DAYS.before(date(2026, 12, 7), 3) == date(2026, 12, 2)


def test_the_fifth_of_may_is_a_holiday_every_year():
    assert all(not WORKING_DAYS.is_working_day(date(year, 5, 5)) for year in range(2024, 2051))


def test_good_friday_counts_as_a_holiday():
    assert not WORKING_DAYS.is_working_day(date(2027, 3, 26))


def test_kings_day_on_a_sunday_is_celebrated_the_day_before():
    assert date(2025, 4, 26) in holidays_of(2025)
    assert date(2025, 4, 27) not in holidays_of(2025)


def test_a_year_holds_the_recognised_holidays_and_no_others():
    expected = {
        date(2026, 1, 1),  # New Year's Day
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 5),  # Easter Sunday
        date(2026, 4, 6),  # Easter Monday
        date(2026, 4, 27),  # the King's birthday
        date(2026, 5, 5),  # Liberation Day
        date(2026, 5, 14),  # Ascension Day
        date(2026, 5, 24),  # Whit Sunday
        date(2026, 5, 25),  # Whit Monday
        date(2026, 12, 25),
        date(2026, 12, 26),
    }

    assert holidays_of(2026) == expected


def test_no_year_has_a_holiday_of_another_name():
    # Eleven a year; two may fall on one day: Ascension Day or Whit Monday on 5 May never, King's Day on Easter Monday never.
    assert all(10 <= len(holidays_of(year)) <= 11 for year in range(2020, 2061))


def test_a_term_that_ends_on_a_saturday_runs_on_to_monday():
    assert WORKING_DAYS.end_of(days(8), date(2026, 11, 20)) == date(2026, 11, 30)


def test_a_term_that_ends_on_a_holiday_runs_on_past_the_weekend_after_it():
    # 25 December 2026 is a Friday, the 26th a Saturday.
    assert WORKING_DAYS.end_of(Term(1, "weeks"), date(2026, 12, 18)) == date(2026, 12, 28)


def test_a_term_that_ends_on_the_fifth_of_may_runs_on():
    assert WORKING_DAYS.end_of(Term(1, "weeks"), date(2026, 4, 28)) == date(2026, 5, 6)


def test_a_term_of_three_days_holds_two_working_days():
    # 25, 26, 27 December 2026: Friday, Saturday, Sunday, none of them a working day.
    assert WORKING_DAYS.end_of(days(3), date(2026, 12, 24)) == date(2026, 12, 29)


def test_a_term_of_two_days_only_runs_on_to_the_first_working_day():
    assert WORKING_DAYS.end_of(days(2), date(2026, 12, 24)) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("term", "runs_on_to"),
    [
        (days(90), date(2026, 11, 23)),
        (Term(12, "weeks"), date(2026, 11, 23)),
        (Term(3, "months"), date(2026, 11, 23)),
    ],
)
def test_the_longest_terms_that_run_on(term, runs_on_to):
    ends = {"days": timedelta(days=90), "weeks": timedelta(weeks=12)}
    sunday = date(2026, 11, 22)
    start = sunday - ends[term.unit] if term.unit in ends else add_months(sunday, -3)

    assert WORKING_DAYS.end_of(term, start) == runs_on_to


@pytest.mark.parametrize("term", [days(91), Term(13, "weeks"), Term(4, "months"), Term(1, "years"), Term(2, "years")])
def test_longer_terms_and_terms_in_years_end_on_a_sunday_if_it_is_one(term):
    sunday = date(2026, 11, 22)
    back = {"days": 91, "weeks": 13 * 7}
    months = {"months": 4, "years": 12 * term.amount}
    start = sunday - timedelta(days=back[term.unit]) if term.unit in back else add_months(sunday, -months[term.unit])

    assert WORKING_DAYS.end_of(term, start) == sunday


def test_a_month_that_is_too_short_gives_its_last_day():
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2028, 2, 29), 24) == date(2030, 2, 28)


def test_a_term_is_never_empty_or_negative():
    with pytest.raises(ValueError, match="at least one"):
        Term(0, "days")


def test_a_term_says_itself_in_words():
    assert [str(Term(3, "working_days")), str(Term(1, "weeks"))] == ["3 working days", "1 week"]


@given(DAYS, TERMS)
def test_a_term_that_runs_on_ends_on_a_working_day_and_never_earlier_than_the_calendar_says(start, term):
    as_said = WorkingDays(lambda _: False)
    limits = {"days": 90, "weeks": 12, "months": 3, "working_days": 30}

    end = WORKING_DAYS.end_of(term, start)

    assert end > start
    if term.amount <= limits.get(term.unit, 0):
        assert WORKING_DAYS.is_working_day(end)
        assert end >= as_said.end_of(term, start) or term.unit == "working_days"
    if term.unit != "working_days" and 3 <= term.amount <= limits.get(term.unit, 0):
        within = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
        assert sum(map(WORKING_DAYS.is_working_day, within)) >= 2


@given(DAYS, st.integers(1, 40))
def test_counting_forward_and_back_gives_the_day_itself(start, count):
    start = WORKING_DAYS.after(start, 1)

    assert WORKING_DAYS.before(WORKING_DAYS.after(start, count), count) == start
