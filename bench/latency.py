"""How long from the commit of a leaver to the commit of the last handler, at a steady 20 chains per second."""

import time
from datetime import UTC, datetime
from statistics import quantiles

from sqlalchemy import create_engine, text

from bench.chain import leavers
from bench.surroundings import fresh_place
from messaging.work import unit_of_work

PER_SECOND = 20
WARM_UP = 40

# PostgreSQL itself keeps when a transaction was committed (track_commit_timestamp); xmin is the one that wrote the row.
_TAKEN = text("""
    SELECT 1000 * extract(epoch FROM pg_xact_commit_timestamp(told.xmin) - pg_xact_commit_timestamp(left_school.xmin))::float
    FROM intake.journal left_school
    JOIN aftercare.journal assigned ON assigned.name = 'job_coach_assigned'
     AND convert_from(assigned.envelope, 'UTF8')::jsonb ->> 'correlationid' = left_school.event_id::text
    JOIN notifications.inbox told ON told.event_id = assigned.event_id AND told.state = 'done'
    ORDER BY left_school.position
""")


def latency(chains: int) -> dict[str, float]:
    """Measure; gives p50 and p99 in milliseconds."""
    with fresh_place() as place:
        for service in ("intake", "aftercare", "notifications"):
            place.machine.run("run", "worker", service).wait_for_log('"listening"', deadline=60)
        sessions = place.database.sessions("intake")
        begun = time.monotonic()
        for number, event in enumerate(leavers(chains + WARM_UP, place.schools)):
            time.sleep(max(0.0, begun + number / PER_SECOND - time.monotonic()))
            with unit_of_work(sessions, "intake", datetime.now(UTC)) as work:  # noqa: TID251  the door
                work.publish(event)
        engine = create_engine(place.database.admin_url)
        with engine.connect() as connection:
            deadline = time.monotonic() + 30
            taken: list[float] = []
            while len(taken) < chains + WARM_UP and time.monotonic() < deadline:
                time.sleep(0.2)
                taken = list(connection.execute(_TAKEN).scalars())
        engine.dispose()
    if len(taken) < chains + WARM_UP:
        message = f"only {len(taken)} of {chains + WARM_UP} chains came to their end within 30 seconds"
        raise SystemExit(message)
    cuts = quantiles(taken[WARM_UP:], n=100)
    return {"chains": chains, "p50": cuts[49], "p99": cuts[98]}
