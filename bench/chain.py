"""The chain `pupil_left_school -> case opened -> job coach notified`: with all guarantees, and on plain nameko."""

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from uuid import UUID

import msgspec
from nameko.standalone.events import event_dispatcher
from sqlalchemy import text

from bench import spending
from bench.surroundings import MUNICIPALITIES, Place, fresh_place
from messaging.work import unit_of_work
from services.intake.domain.events import PupilLeftSchool

SEED = 20261121
SERVICES = ("intake", "aftercare", "notifications")  # a process each
GIVE_UP_AFTER = 300.0
IMPORTED_AT_ONCE = 500


@dataclass(frozen=True)
class Rate:
    """How fast a chain ran."""

    chains: int
    seconds: float
    spent: Mapping[str, float]  # by whom, seconds of processor time

    @property
    def per_second(self) -> float:
        return self.chains / self.seconds

    def each(self, who: str) -> float:
        """Give the milliseconds of processor time that one chain cost there."""
        return 1000 * self.spent[who] / self.chains


def leavers(number: int, schools: list[UUID]) -> list[PupilLeftSchool]:
    """Make the same leavers for each measurement."""
    random = Random(SEED)
    return [
        PupilLeftSchool(
            pupil_id=UUID(int=random.getrandbits(128)),
            school_id=schools[nr % len(schools)],
            municipality=random.choice(MUNICIPALITIES),
            left_on=date(2026, 7, 17),
            destination="work",
            contract=None,
            trajectory_open=False,
            previous_left_on=None,
        )
        for nr in range(number)
    ]


def guaranteed(number: int) -> Rate:
    """Measure ours: from the first event committed to the last job coach notified."""
    with fresh_place() as place:
        for service in SERVICES:
            place.machine.run("run", "worker", service).wait_for_log('"listening"', deadline=60)
        return _measure(place, number, lambda: _publish(place, number))


def plain(number: int) -> Rate:
    """Measure plain nameko: from the first event dispatched to the last job coach notified."""
    with fresh_place() as place:
        for service in SERVICES:
            command = [sys.executable, "-W", "ignore", "-m", "bench.plain_worker", service]
            place.machine.start(
                command, name=f"plain-{service}", env={"DATABASE_URL": place.database.url(service)}
            ).wait_for_log("listening", deadline=60)
        return _measure(place, number, lambda: _dispatch(place, number))


def _measure(place: Place, number: int, begin: Callable[[], None]) -> Rate:
    count = text("SELECT count(DISTINCT case_id) FROM notifications WHERE kind = 'job_coach_assigned'")
    services = {process.pid for process in place.machine.processes}
    before, started_at = spending.so_far(services), time.monotonic()
    begin()
    while True:
        with place.database.engine("notifications").connect() as connection:
            notified = connection.execute(count).scalar_one()
        seconds = time.monotonic() - started_at
        if notified >= number:
            return Rate(number, seconds, spending.since(before, services))
        if seconds > GIVE_UP_AFTER:
            message = f"only {notified} of {number} arrived in {seconds:.0f} s; logs: {place.folder}"
            raise SystemExit(message)
        time.sleep(0.05)


def _publish(place: Place, number: int) -> None:
    """Commit the events as an import of a sheet does: some hundreds per transaction."""
    events = leavers(number, place.schools)
    sessions = place.database.sessions("intake")
    for at in range(0, number, IMPORTED_AT_ONCE):
        with unit_of_work(sessions, "intake", datetime.now(UTC)) as work:  # noqa: TID251  the door
            work.publish(*events[at : at + IMPORTED_AT_ONCE])


def _dispatch(place: Place, number: int) -> None:
    """Dispatch the events as nameko does: persistent, one by one, on one connection; without a row of its own."""
    dispatch = event_dispatcher({"AMQP_URI": place.amqp_url})
    for event in leavers(number, place.schools):
        dispatch("intake", "pupil_left_school", msgspec.to_builtins(event))
