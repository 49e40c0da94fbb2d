from datetime import UTC, date, datetime
from uuid import UUID

from services.portal.domain.agenda import monday_of, week
from services.portal.domain.cases import Conversation

MONDAY = date(2026, 11, 23)
OFFICE = dict.fromkeys(range(1, 6), ("09:00", "17:00"))


def talk(starts_at: datetime, state: str = "scheduled") -> Conversation:
    return Conversation(UUID(int=1), UUID(int=2), UUID(int=3), state, MONDAY, starts_at=starts_at)


def test_a_week_begins_on_monday():
    assert monday_of(date(2026, 11, 29)) == monday_of(MONDAY) == MONDAY


def test_what_is_planned_stands_on_its_day_in_the_netherlands_the_earliest_first():
    late, early = talk(datetime(2026, 11, 24, 14, tzinfo=UTC)), talk(datetime(2026, 11, 23, 23, 30, tzinfo=UTC))

    found = week(MONDAY, [late, early], OFFICE)

    assert [len(day.talks) for day in found] == [0, 2, 0, 0, 0]
    assert found[1].talks == [early, late]


def test_a_day_of_the_weekend_is_there_when_something_is_on_it():
    found = week(MONDAY, [talk(datetime(2026, 11, 28, 10, tzinfo=UTC), "held")], OFFICE)

    assert [day.on.isoweekday() for day in found] == [1, 2, 3, 4, 5, 6]
    assert found[-1].works is None


def test_what_was_cancelled_stands_in_no_agenda():
    assert not any(day.talks for day in week(MONDAY, [talk(datetime(2026, 11, 24, 9, tzinfo=UTC), "cancelled")], {}))
