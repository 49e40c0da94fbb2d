"""How long from the commit of a leaver to the last handler, at a steady 20 chains per second."""

import time
from datetime import UTC, datetime
from statistics import quantiles

import msgspec
from sqlalchemy import create_engine, text

from bench.chain import leavers
from bench.surroundings import fresh_place
from messaging.work import unit_of_work

PER_SECOND = 20
WARM_UP = 40

# received_at is read from the clock when the inbox row is written: the last statement before the handler's commit.
_ARRIVED = text("""
    SELECT j.envelope, i.received_at FROM aftercare.journal j JOIN notifications.inbox i USING (event_id)
    WHERE j.name = 'job_coach_assigned'
""")


def latency(chains: int) -> dict[str, float]:
    """Measure; gives p50 and p99 in milliseconds."""
    with fresh_place() as place:
        for service in ("intake", "aftercare", "notifications"):
            place.machine.run("run", "worker", service).wait_for_log('"listening"', deadline=60)
        sessions = place.database.sessions("intake")
        committed: dict[str, datetime] = {}
        begun = time.monotonic()
        for number, event in enumerate(leavers(chains + WARM_UP, place.schools)):
            time.sleep(max(0.0, begun + number / PER_SECOND - time.monotonic()))
            with unit_of_work(sessions, "intake", datetime.now(UTC)) as work:  # noqa: TID251  the door
                (event_id,) = work.publish(event)
            if number >= WARM_UP:
                committed[str(event_id)] = datetime.now(UTC)  # noqa: TID251  the door
        engine = create_engine(place.database.admin_url)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with engine.connect() as connection:
                rows = [
                    (msgspec.json.decode(bytes(envelope))["correlationid"], at)
                    for envelope, at in connection.execute(_ARRIVED)
                ]
            taken = [(at - committed[cause]).total_seconds() * 1000 for cause, at in rows if cause in committed]
            if len(taken) == len(committed):
                break
            time.sleep(0.1)
        engine.dispose()
    cuts = quantiles(taken, n=100)
    return {"chains": len(taken), "p50": cuts[49], "p99": cuts[98]}
