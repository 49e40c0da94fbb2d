"""A conversation in the calendar: the right hour all year, moved and cancelled under one name, and nobody named."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from icalendar import Calendar

from services.notifications.delivering.invitations import calendar_file
from services.notifications.domain.invitation import Invitation, Method

CONVERSATION = UUID(int=4)
LINK = f"https://doorlijn.example/gesprekken/{CONVERSATION}"
STAMP = datetime(2026, 11, 20, 9, tzinfo=UTC)


def file_for(starts_at: str = "2026-12-01T13:00:00Z", method: Method = "REQUEST", sequence: int = 0) -> bytes:
    starts = datetime.fromisoformat(starts_at)
    invitation = Invitation(method, CONVERSATION, starts, starts + timedelta(hours=1), sequence)
    return calendar_file(
        invitation, stamp=STAMP, sender="doorlijn@voorbeeld.example", receiver="f.benali@voorbeeld.example", link=LINK
    )


def event_in(file: bytes):
    calendar = Calendar.from_ical(file)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


@pytest.mark.parametrize(
    ("starts_at", "on_the_clock"),
    [
        ("2026-12-01T13:00:00Z", "20261201T140000"),
        ("2026-07-01T13:00:00Z", "20260701T150000"),
        ("2026-10-24T08:00:00Z", "20261024T100000"),  # the day before the clock goes back
        ("2026-10-25T09:00:00Z", "20261025T100000"),  # the day itself
        ("2027-03-27T09:00:00Z", "20270327T100000"),  # the day before the clock goes forward
        ("2027-03-28T08:00:00Z", "20270328T100000"),
    ],
)
def test_it_stands_at_the_hour_on_the_dutch_clock(starts_at, on_the_clock):
    file = file_for(starts_at)

    assert f"DTSTART;TZID=Europe/Amsterdam:{on_the_clock}\r\n".encode() in file
    _, event = event_in(file)
    assert event.start == datetime.fromisoformat(starts_at)
    assert event.end - event.start == timedelta(hours=1)


def test_the_zone_is_told_along_with_yearly_rules():
    calendar, _ = event_in(file_for())

    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Amsterdam"
    assert [part["RRULE"].to_ical() for part in zone.subcomponents] == [
        b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    ]


def test_moving_it_keeps_its_name_and_raises_its_number():
    _, first = event_in(file_for())
    moved_calendar, moved = event_in(file_for("2026-12-02T13:00:00Z", sequence=1))

    assert moved["UID"] == first["UID"]
    assert (first["SEQUENCE"], moved["SEQUENCE"]) == (0, 1)
    assert moved_calendar["METHOD"] == "REQUEST"


def test_a_cancellation_takes_it_out():
    calendar, event = event_in(file_for(method="CANCEL", sequence=2))

    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)


def test_it_names_nobody_but_its_receiver():
    _, event = event_in(file_for())

    assert event["SUMMARY"] == "Loopbaangesprek (Doorlijn)"
    assert event["ATTENDEE"] == "mailto:f.benali@voorbeeld.example"
    assert event["ORGANIZER"] == "mailto:doorlijn@voorbeeld.example"
    assert event["URL"] == LINK
    assert "LOCATION" not in event


def test_writing_it_again_gives_the_same_file():
    assert file_for() == file_for()


def test_no_line_is_longer_than_the_standard_allows():
    assert max(len(line) for line in file_for().split(b"\r\n")) <= 75
