from datetime import UTC, date, datetime, timedelta

import pytest

from services.portal.domain import calendar

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-2, "2 dagen te laat"),
        (-1, "1 dag te laat"),
        (0, "vandaag"),
        (1, "morgen"),
        (2, "overmorgen"),
        (9, "over 9 dagen"),
        (62, "over 2 maanden"),
        (365, "over 12 maanden"),
    ],
)
def test_a_deadline_is_as_far_away_as_people_say(days, said):
    assert calendar.until(TODAY + timedelta(days=days), TODAY) == said


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (timedelta(seconds=5), "zojuist"),
        (timedelta(seconds=70), "1 minuut geleden"),
        (timedelta(minutes=5), "5 minuten geleden"),
        (timedelta(hours=3), "vandaag, 12:00"),
        (timedelta(hours=20), "gisteren, 19:00"),
        (timedelta(days=3), "3 dagen geleden"),
        (timedelta(days=90), "23 augustus 2026"),
    ],
)
def test_the_past_is_as_long_ago_as_people_say(past, said):
    assert calendar.ago(NOW - past, NOW) == said


def test_moments_are_shown_on_a_dutch_clock_in_winter_and_in_summer():
    assert calendar.moment(datetime(2026, 11, 21, 23, 30, tzinfo=UTC)) == "22 november 2026, 00:30"
    assert calendar.appointment(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)) == "woensdag 1 juli 2026 om 14:00"


def test_a_day_in_another_year_says_which():
    assert calendar.weekday(date(2026, 12, 4), TODAY) == "vrijdag 4 december"
    assert calendar.weekday(date(2027, 1, 20), TODAY) == "woensdag 20 januari 2027"


def test_who_was_born_on_a_leap_day_turns_a_year_older_on_the_first_of_march():
    born = date(2008, 2, 29)

    assert calendar.age(born, date(2026, 2, 28)) == 17
    assert calendar.age(born, date(2026, 3, 1)) == 18
