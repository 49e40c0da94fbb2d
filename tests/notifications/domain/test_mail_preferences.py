"""Mail comes when its reader wants it: a choice per topic, once a day at eight, and never in quiet hours."""

from datetime import UTC, datetime, time
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from language.days import local
from services.notifications.domain.mail_preferences import TOPIC_OF, MailPreferences, Pace, Topic, paces_of
from services.notifications.domain.wording import WORDING

SOMEBODY = UUID(int=1)
ALWAYS_AT_ONCE = {
    "colleague_away",
    "career_conversation_cancelled",
    "career_conversation_held_earlier",
    "career_conversation_not_owed",
    "career_conversation_participants_changed",
    "career_conversation_released",
    "career_conversation_rescheduled",
    "career_conversation_scheduled",
    "covenant_put_in",
    "evidence_requested",
    "exit_conversation_cancelled",
    "exit_conversation_rescheduled",
    "exit_conversation_scheduled",
    "person_invited",
    "support_access_requested",
}
HOURS = st.times().map(lambda each: each.replace(microsecond=0))


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(UTC)


def quiet(begin: str, end: str) -> MailPreferences:
    return MailPreferences(SOMEBODY, {}, time.fromisoformat(begin), time.fromisoformat(end))


def test_every_kind_is_of_a_topic_or_always_goes_at_once():
    assert set(WORDING) - set(TOPIC_OF) == ALWAYS_AT_ONCE
    assert set(TOPIC_OF) <= set(WORDING)


def test_who_chose_nothing_is_mailed_at_once():
    assert {MailPreferences(SOMEBODY).pace_of(topic) for topic in Topic} == {Pace.AT_ONCE}


def test_a_deadline_is_never_left_out():
    assert [topic for topic in Topic if Pace.NEVER not in paces_of(topic)] == [Topic.DEADLINES]


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        ("2026-11-20T07:59:59+01:00", "2026-11-20T08:00:00+01:00"),
        ("2026-11-20T08:00:00+01:00", "2026-11-21T08:00:00+01:00"),
        ("2026-11-20T23:30:00+01:00", "2026-11-21T08:00:00+01:00"),
        ("2027-03-27T20:00:00+01:00", "2027-03-28T08:00:00+02:00"),  # the clock goes forward in that night
        ("2027-10-30T20:00:00+02:00", "2027-10-31T08:00:00+01:00"),  # and back in this one
    ],
)
def test_the_mail_of_the_day_goes_at_the_next_eight_o_clock(now, goes):
    assert MailPreferences(SOMEBODY).next_daily(at(now)) == at(goes)


def test_the_mail_of_the_day_waits_for_quiet_hours_to_end():
    assert quiet("18:00", "09:30").next_daily(at("2026-11-20T12:00:00+01:00")) == at("2026-11-21T09:30:00+01:00")


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        ("2026-11-20T17:59:00+01:00", "2026-11-20T17:59:00+01:00"),
        ("2026-11-20T18:00:00+01:00", "2026-11-21T07:30:00+01:00"),
        ("2026-11-21T00:10:00+01:00", "2026-11-21T07:30:00+01:00"),
        ("2026-11-21T07:30:00+01:00", "2026-11-21T07:30:00+01:00"),
    ],
)
def test_quiet_hours_go_past_midnight(now, goes):
    assert quiet("18:00", "07:30").after_quiet(at(now)) == at(goes)


@given(begin=HOURS, end=HOURS, now=st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)))  # noqa: DTZ001  made UTC below
def test_after_quiet_is_never_earlier_and_never_quiet(begin, end, now):
    assume(begin != end)  # the whole day would be never, and is refused
    chosen = MailPreferences(SOMEBODY, {}, begin, end)
    found = chosen.after_quiet(now.replace(tzinfo=UTC))

    assert found >= now.replace(tzinfo=UTC)
    # In the night that the clock goes forward an hour does not exist: its end may fall just inside.
    assert chosen.after_quiet(found) == found or local(found).date().month == 3
