from datetime import UTC, date, datetime

from services.aftercare.domain.local_time import day_of, end_of, office_opens


def test_a_day_ends_at_local_midnight_in_winter_and_in_summer():
    assert end_of(date(2026, 11, 20)) == datetime(2026, 11, 20, 23, 0, tzinfo=UTC)
    assert end_of(date(2026, 7, 10)) == datetime(2026, 7, 10, 22, 0, tzinfo=UTC)


def test_the_days_on_which_the_clock_moves_end_at_their_own_midnight():
    assert end_of(date(2026, 3, 29)) == datetime(2026, 3, 29, 22, 0, tzinfo=UTC)  # 23 hours long
    assert end_of(date(2026, 10, 25)) == datetime(2026, 10, 25, 23, 0, tzinfo=UTC)  # 25 hours long


def test_late_in_the_evening_utc_it_is_already_the_next_day_here():
    assert day_of(datetime(2026, 7, 10, 22, 30, tzinfo=UTC)) == date(2026, 7, 11)


def test_the_moment_a_day_ends_belongs_to_the_next_day():
    assert day_of(end_of(date(2026, 11, 20))) == date(2026, 11, 21)


def test_reminders_come_when_the_office_opens():
    assert office_opens(date(2026, 12, 1)) == datetime(2026, 12, 1, 7, 0, tzinfo=UTC)
