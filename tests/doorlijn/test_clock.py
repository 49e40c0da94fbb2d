"""Workers live by the database's clock. The time machine of the demo goes forward a day in a second, never back, and exists in no other installation."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from doorlijn import settings
from doorlijn.clock import LOOK_EVERY, DatabaseClock, TimeMachine, clock_of, time_machine, utc_now

A_SECOND = timedelta(seconds=1)
BEGAN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class Real:
    """The real clock, as far as the test lets it run."""

    def __init__(self) -> None:
        self.now = BEGAN

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def real():
    return Real()


@pytest.fixture
def machine(tmp_path, database, real):
    return TimeMachine(tmp_path, database.url("{service}"), real)


def test_until_somebody_sets_it_forward_it_is_the_real_time(machine, real):
    assert machine.now() == real.now
    assert not machine.is_ahead


def test_a_week_passes_day_by_day_in_seven_seconds(machine, real):
    assert machine.go_forward(7)

    seen = []
    for _ in range(9):
        real.now += A_SECOND
        seen.append((machine.now() - real.now).days)
    assert seen == [1, 2, 3, 4, 5, 6, 7, 7, 7]
    assert machine.rides_until is None


def test_while_time_runs_nobody_sets_it_forward_again(machine, real):
    machine.go_forward(7)

    assert not machine.go_forward(1)
    assert machine.rides_until == BEGAN + timedelta(days=7, seconds=7)


@pytest.mark.parametrize("days", [0, -1, 91])
def test_it_goes_neither_back_nor_far_at_once(machine, real, days):
    assert not machine.go_forward(days)
    assert machine.now() == real.now


def test_every_process_sees_the_same_time_also_after_a_stop(machine, real, tmp_path, database):
    another = TimeMachine(tmp_path, database.url("{service}"), real)
    machine.go_forward(1)
    real.now += 5 * A_SECOND
    machine.go_forward(2)
    real.now += 5 * A_SECOND

    assert another.now() == machine.now() == real.now + timedelta(days=3)
    assert another.is_ahead


@pytest.mark.parametrize(
    ("profile", "broker"),
    [("production", "memory://"), ("test", "memory://"), ("demo", "amqp://127.0.0.1"), ("production", "")],
)
def test_no_other_installation_has_one(monkeypatch, profile, broker):
    monkeypatch.setenv("DOORLIJN_PROFILE", profile)
    monkeypatch.setenv("AMQP_URL", broker)

    known = settings.load()

    assert time_machine(known) is None
    assert clock_of(known) is utc_now


class Passing:
    """A database's time and the seconds that pass here; the database can be away."""

    def __init__(self) -> None:
        self.seconds, self.database, self.is_away = 0.0, BEGAN, False

    def ask(self) -> datetime:
        if self.is_away:
            raise OperationalError("SELECT", {}, Exception("away"))
        return self.database

    def go_on(self, seconds: float) -> None:
        self.seconds += seconds
        self.database += timedelta(seconds=seconds)


def test_a_worker_reckons_on_from_the_databases_time_whatever_its_own_clock_says():
    passing = Passing()
    clock = DatabaseClock(passing.ask, lambda: passing.seconds)

    assert clock() == BEGAN
    passing.go_on(LOOK_EVERY / 2)
    assert clock() == passing.database


def test_it_looks_again_so_that_it_never_runs_ahead():
    passing = Passing()
    clock = DatabaseClock(passing.ask, lambda: passing.seconds)
    clock()
    passing.seconds += 3600  # this machine counts too fast

    assert clock() == BEGAN


def test_while_the_database_is_away_time_goes_on():
    passing = Passing()
    clock = DatabaseClock(passing.ask, lambda: passing.seconds)
    clock()
    passing.go_on(LOOK_EVERY * 3)
    passing.is_away = True

    assert clock() == passing.database


def test_before_the_database_ever_answered_there_is_no_time():
    passing = Passing()
    passing.is_away = True

    with pytest.raises(OperationalError):
        DatabaseClock(passing.ask, lambda: passing.seconds)()
