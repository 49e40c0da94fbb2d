"""Deadlines: not early, not twice, none forgotten, caught up after downtime (P7); on a clock that the test moves."""

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from messaging.clockwork import Clockwork
from messaging.listening import DueTimer, Event, Work, timer, timer_answers
from messaging.pruning import prune
from tests.machinery.database import NOW, Database
from tests.messaging.a_service import LampSeen

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
THREE_YEARS = timedelta(days=3 * 365 + 1)
TIMERS = 300
STEP = timedelta(hours=7)


class AlarmService:
    """Says when its alarms rang."""

    name = "notifications"
    rang: ClassVar[list[tuple[UUID, datetime, datetime]]] = []
    breaks_on: ClassVar[set[UUID]] = set()
    rings_again: ClassVar[set[UUID]] = set()

    @timer("alarm")
    def alarm(self, due: DueTimer, work: Work) -> list[Event]:
        if due.case_id in self.breaks_on:
            raise ValueError
        if due.case_id in self.rings_again and due.generation == 1:
            work.timers.set("test", due.case_id, "alarm", due.due_at + timedelta(hours=1), "an hour later")
        self.rang.append((due.case_id, due.due_at, work.now))
        return [LampSeen(due.case_id, is_on=True)]


@pytest.fixture(autouse=True)
def _forget() -> None:
    for each in (AlarmService.rang, AlarmService.breaks_on, AlarmService.rings_again):
        each.clear()


def set_alarm(database: Database, case_id: UUID, due_at: datetime) -> None:
    with database.work("notifications") as work:
        work.timers.set("test", case_id, "alarm", due_at, "as the test says")


def clockwork(database: Database, clock: Callable[[], datetime]) -> Clockwork:
    return Clockwork("notifications", database.sessions("notifications"), timer_answers(AlarmService), clock)


def states(database: Database) -> dict[str, int]:
    rows = database.rows("notifications", "SELECT state, count(*) AS n FROM timers GROUP BY state")
    return {row["state"]: row["n"] for row in rows}


def local_moments(chance: random.Random) -> list[datetime]:
    """Give moments by the Dutch clock, among them the hours that are skipped or come twice, and a leap day."""
    begin = NOW.astimezone(AMSTERDAM)
    found = [begin + timedelta(minutes=chance.randrange(int(THREE_YEARS.total_seconds() / 60))) for _ in range(TIMERS)]
    found += [datetime(2027, 3, 28, 2, 30, tzinfo=AMSTERDAM), datetime(2027, 10, 31, 2, 30, tzinfo=AMSTERDAM)]
    found += [datetime(2027, 10, 31, 2, 30, fold=1, tzinfo=AMSTERDAM), datetime(2028, 2, 29, 23, 59, tzinfo=AMSTERDAM)]
    return [moment.astimezone(UTC) for moment in found]


def test_over_three_years_each_rings_once_never_early_and_in_the_first_look_after_its_moment(
    database: Database,
) -> None:
    chance = random.Random(3)
    moments = {uuid4(): moment for moment in local_moments(chance)}
    for case_id, moment in moments.items():
        set_alarm(database, case_id, moment)

    now = NOW
    works = clockwork(database, lambda: now)
    while now < NOW + THREE_YEARS + STEP:
        works.fire_due()
        now += STEP

    rung = Counter(case_id for case_id, _, _ in AlarmService.rang)
    assert rung == Counter(moments.keys())
    assert all(timedelta(0) <= at - due < STEP for _, due, at in AlarmService.rang)
    assert len(database.published("notifications")) == len(moments)


def test_a_timer_that_is_not_due_is_left_alone(database: Database) -> None:
    set_alarm(database, uuid4(), NOW + timedelta(microseconds=1))

    clockwork(database, lambda: NOW).fire_due()

    assert states(database) == {"pending": 1}
    assert AlarmService.rang == []


def test_what_fell_due_while_nobody_ran_is_caught_up_oldest_first(database: Database) -> None:
    for hours in (5, 1, 3):
        set_alarm(database, uuid4(), NOW + timedelta(hours=hours))

    clockwork(database, lambda: NOW + timedelta(days=40)).fire_due()

    assert [due - NOW for _, due, _ in AlarmService.rang] == [timedelta(hours=hours) for hours in (1, 3, 5)]


def test_two_clockworks_at_once_ring_each_alarm_once(database: Database) -> None:
    for _ in range(250):
        set_alarm(database, uuid4(), NOW)

    with ThreadPoolExecutor(2) as copies:
        list(copies.map(lambda _: clockwork(database, lambda: NOW).fire_due(), range(2)))

    assert states(database) == {"fired": 250}
    assert len(database.published("notifications")) == 250


def test_dying_a_hundred_times_around_the_moment_rings_once(database: Database) -> None:
    case_id = uuid4()
    set_alarm(database, case_id, NOW)
    works = clockwork(database, lambda: NOW)
    deaths = 0

    def die(_: Session) -> None:
        nonlocal deaths
        deaths += 1
        if deaths <= 100:
            raise OperationalError("COMMIT", {}, Exception("killed"), connection_invalidated=True)

    event.listen(works.sessions, "before_commit", die)
    while deaths <= 100:
        try:
            works.fire_due()
        except OperationalError:
            continue

    assert states(database) == {"fired": 1}
    assert len(database.published("notifications")) == 1


def test_one_that_fails_holds_up_no_other_and_is_tried_again(database: Database) -> None:
    broken = uuid4()
    AlarmService.breaks_on = {broken}
    set_alarm(database, broken, NOW - timedelta(hours=1))
    for _ in range(3):
        set_alarm(database, uuid4(), NOW)

    clockwork(database, lambda: NOW).fire_due()

    assert states(database) == {"fired": 3, "pending": 1}
    AlarmService.breaks_on = set()
    clockwork(database, lambda: NOW + timedelta(minutes=1)).fire_due()
    assert states(database) == {"fired": 4}


def test_an_alarm_that_sets_itself_again_rings_again(database: Database) -> None:
    case_id = uuid4()
    AlarmService.rings_again = {case_id}
    set_alarm(database, case_id, NOW)

    clockwork(database, lambda: NOW).fire_due()
    clockwork(database, lambda: NOW + timedelta(hours=2)).fire_due()

    assert [due - NOW for _, due, _ in AlarmService.rang] == [timedelta(0), timedelta(hours=1)]
    assert len(database.published("notifications")) == 2


def test_a_timer_of_long_ago_does_not_stand_in_the_way_of_the_same_one_now(database: Database) -> None:
    case_id = uuid4()
    set_alarm(database, case_id, NOW)
    clockwork(database, lambda: NOW).fire_due()
    database.execute_as_admin("UPDATE notifications.timers SET fired_at = '2020-01-01', due_at = '2020-01-01'")
    prune(database.sessions("notifications"))

    set_alarm(database, case_id, NOW + timedelta(days=1))
    clockwork(database, lambda: NOW + timedelta(days=1)).fire_due()

    assert len(database.published("notifications")) == 2


def test_a_changed_date_replaces_the_old_one(database: Database) -> None:
    case_id = uuid4()
    set_alarm(database, case_id, NOW)
    set_alarm(database, case_id, NOW + timedelta(days=1))

    clockwork(database, lambda: NOW + timedelta(hours=1)).fire_due()
    assert AlarmService.rang == []

    clockwork(database, lambda: NOW + timedelta(days=1)).fire_due()
    assert len(AlarmService.rang) == 1


def test_a_cancelled_alarm_does_not_ring(database: Database) -> None:
    case_id = uuid4()
    set_alarm(database, case_id, NOW)
    with database.work("notifications") as work:
        work.timers.cancel("test", case_id)

    clockwork(database, lambda: NOW + timedelta(days=1)).fire_due()

    assert AlarmService.rang == []


def test_a_timer_needs_a_moment_with_a_zone(database: Database) -> None:
    with pytest.raises(ValueError, match="time zone"):
        set_alarm(database, uuid4(), datetime(2026, 11, 20, 9, 0))  # noqa: DTZ001  that is the point
