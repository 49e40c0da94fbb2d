"""Overdue deadlines caught up by one worker: how many a second, in which order, and what live events notice of it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import quantiles
from threading import Event, Thread

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from bench.chain import leavers
from bench.surroundings import COACHES, MUNICIPALITIES, Place, fresh_place
from messaging.work import unit_of_work

GOAL_PER_SECOND = 300
LIVE_PER_SECOND = 5
QUIET_CHAINS = 100
MOST_CHAINS = 20_000
GIVE_UP_AFTER = 900.0

# Conversations that were due on one of the last three hundred days and were not held, each with the clock that says so;
# and the clock of the two years, without which the nightly sweep would bring every case on again meanwhile.
_OVERDUE = """
    INSERT INTO aftercare.cases (case_id, pupil_id, school_id, municipality, left_on, destination, opened_on, ends_on, state, job_coach_id, accepted_at)
    SELECT md5('case ' || n)::uuid, md5('pupil ' || n)::uuid, md5('school')::uuid, 'GM' || (9001 + n % {towns}), current_date - 400, 'work',
        current_date - 400, current_date + 330, 'open', lpad(to_hex(1000 + n % {coaches}), 32, '0')::uuid, now() FROM generate_series(1, {count}) AS n;
    INSERT INTO aftercare.conversations (conversation_id, case_id, pupil_id, trigger, causes, ended_on, requested_on, due_on, werkconsulent_id, state, ics_sequence, participant_ids)
    SELECT md5('talk ' || n)::uuid, md5('case ' || n)::uuid, md5('pupil ' || n)::uuid, 'contract_ended', ARRAY['none'], current_date - 320, current_date - 320,
        current_date - 1 - n % 300, lpad(to_hex(2000 + n % {coaches}), 32, '0')::uuid, 'requested', -1, '{{}}' FROM generate_series(1, {count}) AS n;
    INSERT INTO aftercare.timers (process, case_id, kind, rule, due_at)
    SELECT 'career_conversation', md5('case ' || n)::uuid, 'conversation_due', 'measured', (current_date - n % 300)::timestamptz FROM generate_series(1, {count}) AS n;
    INSERT INTO aftercare.timers (process, case_id, kind, rule, due_at)
    SELECT 'aftercare', md5('case ' || n)::uuid, 'two_years', 'measured', (current_date + 331)::timestamptz FROM generate_series(1, {count}) AS n;
    ANALYZE aftercare.cases, aftercare.conversations, aftercare.timers
"""
_LEFT = "SELECT count(*) FROM timers WHERE kind = 'conversation_due' AND state = 'pending'"
_TOLD = "SELECT count(DISTINCT event_id) FROM notifications WHERE kind = 'deadline_missed'"
# Read in the order in which they were published, no deadline may stand behind a later one.
_OUT_OF_ORDER = """
    SELECT count(*) FROM (
        SELECT due_on, max(due_on) OVER (ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM (
            SELECT position, (convert_from(envelope, 'UTF8')::jsonb -> 'data' ->> 'due_on')::date AS due_on
            FROM journal WHERE name = 'deadline_missed') AS told) AS pairs
    WHERE due_on < before
"""
# From the commit of a leaver to the commit of telling the job coach, by PostgreSQL's own times.
_LATENCIES = """
    SELECT 1000 * extract(epoch FROM pg_xact_commit_timestamp(told.xmin) - pg_xact_commit_timestamp(left_school.xmin))::float
    FROM intake.journal left_school
    JOIN aftercare.journal assigned ON assigned.name = 'job_coach_assigned'
     AND convert_from(assigned.envelope, 'UTF8')::jsonb ->> 'correlationid' = left_school.event_id::text
    JOIN notifications.inbox told ON told.event_id = assigned.event_id AND told.state = 'done'
    WHERE left_school.position > {after} AND left_school.position <= {until}
"""


@dataclass(frozen=True)
class CaughtUp:
    """What was measured; latencies in milliseconds."""

    count: int
    fired_in: float
    told_in: float
    out_of_order: int
    quiet: tuple[float, float]  # p50 and p99 of live chains before
    busy: tuple[float, float]  # and while it caught up
    live: int

    @property
    def per_second(self) -> float:
        return self.count / self.fired_in


def caught_up(count: int) -> CaughtUp:
    """Let a region fall behind by so many deadlines; then start the one worker of aftercare again."""
    with fresh_place() as place:
        workers = {
            service: place.machine.run("run", "worker", service) for service in ("intake", "aftercare", "notifications")
        }
        for worker in workers.values():
            worker.wait_for_log('"listening"', deadline=60)
        workers["aftercare"].terminate()  # its queue is there, as in a region that was at work before
        _fall_behind(place, count)
        with _live_events(place) as position:
            first = place.machine.run("run", "worker", "aftercare", env={"DOORLIJN_FAILPOINTS": ""})
            began = time.monotonic()
            first.wait_for_log('"listening"', deadline=60)
            since = position()
            _wait_until(lambda: _count(place, "aftercare", _LEFT) == 0)
            fired_in, until = time.monotonic() - began, position()
            _wait_until(lambda: _count(place, "notifications", _TOLD) >= count)
            told_in, after = time.monotonic() - began, position()
            _wait_until(lambda: position() >= after + QUIET_CHAINS)
            last = position()
        _wait_until(lambda: len(_latencies(place, 0, last)) >= last)
        busy, quiet = _latencies(place, since, until), _latencies(place, after, last)
        out_of_order = _count(place, "aftercare", _OUT_OF_ORDER)
    return CaughtUp(count, fired_in, told_in, out_of_order, _percentiles(quiet), _percentiles(busy), len(busy))


def _fall_behind(place: Place, count: int) -> None:
    engine = create_engine(place.database.admin_url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(_OVERDUE.format(count=count, towns=len(MUNICIPALITIES), coaches=COACHES)))
    engine.dispose()


@contextmanager
def _live_events(place: Place) -> Iterator[Callable[[], int]]:
    """Let schools report leavers at a steady rate; gives how many there were so far."""
    ended, count = Event(), [0]

    def report() -> None:
        begun, sessions = time.monotonic(), place.database.sessions("intake")
        for number, event in enumerate(leavers(MOST_CHAINS, place.schools)):
            if ended.wait(max(0.0, begun + number / LIVE_PER_SECOND - time.monotonic())):
                return
            with unit_of_work(sessions, "intake", datetime.now(UTC)) as work:  # noqa: TID251  the door
                work.publish(event)
            count[0] += 1

    thread = Thread(target=report, daemon=True)
    thread.start()
    try:
        yield lambda: count[0]
    finally:
        ended.set()
        thread.join()


def _latencies(place: Place, after: int, until: int) -> list[float]:
    engine = create_engine(place.database.admin_url, poolclass=NullPool)
    with engine.connect() as connection:
        found = list(connection.execute(text(_LATENCIES.format(after=after, until=until))).scalars())
    engine.dispose()
    return found


def _percentiles(taken: list[float]) -> tuple[float, float]:
    if len(taken) < 2:  # noqa: PLR2004  nothing to tell apart
        return (0.0, 0.0)
    cuts = quantiles(taken, n=100)
    return cuts[49], cuts[98]


def _count(place: Place, service: str, question: str) -> int:
    with place.database.engine(service).connect() as connection:
        return int(connection.execute(text(question)).scalar_one())


def _wait_until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + GIVE_UP_AFTER
    while not happened():
        if time.monotonic() > end:
            raise SystemExit(f"the worker did not catch up in {GIVE_UP_AFTER:.0f} s")
        time.sleep(0.25)
