"""Every way in which the rig breaks things, one function each; what was broken is whole again when it returns."""

import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg2

from tests.faults import meddler
from tests.faults.checks.landscape import READERS
from tests.faults.stage import Stage
from tests.faults.system import Seat
from tests.machinery.waiting import wait_for

PLENTY = ("absolute", "1GB")
ALARM_WITHIN = 30.0
ROWS_DELETED = 3
SOON = """
    CREATE FUNCTION aftercare.soon() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.kind = 'contract_end' AND NEW.state = 'pending' AND NEW.due_at < clock_timestamp() AND NEW.attempts = 0 THEN
            NEW.due_at := clock_timestamp() + random() * interval '2 seconds';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER soon BEFORE INSERT ON aftercare.timers FOR EACH ROW EXECUTE FUNCTION aftercare.soon();
"""


def kill(stage: Stage, seat: Seat) -> None:
    """Kill -9 a process; the supervisor starts it again."""
    stage.tell(f"kill -9 {seat.name}")
    stage.system.signal(seat, signal.SIGKILL)


def freeze(stage: Stage, *seats: Seat, seconds: float) -> None:
    """Stop processes in the middle of whatever they do, and let them go on later."""
    stage.tell(f"freeze {' and '.join(seat.name for seat in seats)} for {seconds:.0f} s")
    for seat in seats:
        stage.system.signal(seat, signal.SIGSTOP)
    time.sleep(seconds)  # the disturbance itself lasts so long
    for seat in seats:
        stage.system.signal(seat, signal.SIGCONT)


def ask_to_stop(stage: Stage, seat: Seat) -> None:
    """Ask a process to end (SIGTERM); fails when that takes more than thirty seconds."""
    stage.tell(f"ask {seat.name} to stop")
    if seat.process is not None:
        seat.process.terminate()


def stop_broker(stage: Stage) -> None:
    """Shut the broker down in good order; schools report on, then it starts again."""
    _without_broker(stage, "stop", stage.world.ground.broker.stop)


def kill_broker(stage: Stage) -> None:
    """Kill -9 the broker; schools report on, then it starts again."""
    _without_broker(stage, "kill -9", stage.world.ground.broker.kill)


def _without_broker(stage: Stage, how: str, end: Callable[[], None]) -> None:
    stage.tell(f"{how} the broker")
    end()
    try:
        stage.until_answered(10)
    finally:
        stage.world.ground.broker.start()


def memory_alarm(stage: Stage) -> None:
    """Let the broker run out of memory: it takes nothing more; schools report on."""
    with _alarm(
        stage, "memory", ("set_vm_memory_high_watermark", "absolute", "1"), ("set_vm_memory_high_watermark", *PLENTY)
    ):
        stage.until_answered(20)


def disk_alarm(stage: Stage) -> None:
    """Let the broker run out of disk: it takes nothing more; schools report on."""
    with _alarm(stage, "disk", ("set_disk_free_limit", "900000GB"), ("set_disk_free_limit", "50MB")):
        stage.until_answered(20)


@contextmanager
def _alarm(stage: Stage, what: str, on: tuple[str, ...], off: tuple[str, ...]) -> Iterator[None]:
    broker = stage.world.ground.broker
    stage.tell(f"{what} alarm on the broker")
    broker.rabbitmqctl(*on)
    try:
        yield
    finally:
        broker.rabbitmqctl(*off)


def restart_postgres(stage: Stage) -> None:
    """Let PostgreSQL fall without a checkpoint, and start it again."""
    stage.tell("restart PostgreSQL immediately")
    stage.world.ground.postgres.restart_immediately()


def repeat_events(stage: Stage, chance: random.Random) -> None:
    """Deliver everything of late once more, one to five times, shuffled."""
    stage.tell(f"{meddler.repeat(stage.world, chance)} events once more, shuffled")


def misbehave(stage: Stage, chance: random.Random) -> None:
    """Publish messages that nobody should have sent."""
    stage.tell(f"{meddler.misbehave(stage.world, stage.schools.scenario, chance)} bad messages")


def delete_queue(stage: Stage, source: str, reader: str) -> None:
    """Delete a queue with all that is in it; its reader makes it again."""
    stage.tell(f"delete the queue from {source} to {reader}")
    stage.world.vhost.delete_queue(_queue(source, reader))


def purge_queue(stage: Stage, source: str, reader: str) -> None:
    """Empty a queue."""
    stage.tell(f"purge the queue from {source} to {reader}")
    _until_there(stage, source, reader)
    stage.world.vhost.purge_queue(_queue(source, reader))


def unbind_queue(stage: Stage, source: str, reader: str) -> None:
    """Cut a queue off from what its source publishes, until its reader notices."""
    stage.tell(f"cut {reader} off from {source}")
    _until_there(stage, source, reader)
    stage.world.vhost.unbind(f"{source}.events", _queue(source, reader))


def delete_inbox_rows(stage: Stage, reader: str, chance: random.Random) -> None:
    """Delete some rows of the last half minute from an inbox, as a careless hand does; they must come back."""
    connection = psycopg2.connect(stage.world.dsn)
    with connection, connection.cursor() as cursor:
        source = chance.choice(
            [source for source, readers in READERS.items() if reader in readers and source != "directory"]
        )
        cursor.execute(
            f"""DELETE FROM {reader}.inbox WHERE event_id IN (SELECT event_id FROM {reader}.inbox
                WHERE source = %s AND state = 'done' AND settled_at > clock_timestamp() - interval '30 seconds'
                ORDER BY random() LIMIT {ROWS_DELETED})""",  # noqa: S608  constants only
            (source,),
        )
        count = cursor.rowcount
    connection.close()
    if count:
        stage.world.ledger.write("damage", stage.schools.scenario, reader=reader, source=source, at=time.time())
    stage.tell(f"{count} rows from {source} deleted from the inbox of {reader}")


def lose_on_the_way(stage: Stage, source: str, reader: str) -> None:
    """Cut a reader off until something was published that only the others got: a loss nobody is told of."""
    unbind_queue(stage, source, reader)
    _until_lost(stage, source, reader, time.time())


def lose_while_away(stage: Stage, source: str, reader: str) -> None:
    """Let a reader be away, and its queue deleted, while its source publishes: nothing waits for it when it comes back."""
    with stage.system.without(*_copies(stage, reader)):
        delete_queue(stage, source, reader)
        _until_lost(stage, source, reader, time.time())


def purge_while_away(stage: Stage, source: str, reader: str) -> None:
    """Let a reader be away while events wait for it, and throw those away."""
    vhost = stage.world.vhost
    with stage.system.without(*_copies(stage, reader)):
        at = time.time()
        wait_for(lambda: vhost.depth(_queue(source, reader)) > ROWS_DELETED, deadline=ALARM_WITHIN, what="a full queue")
        purge_queue(stage, source, reader)
        _until_lost(stage, source, reader, at)


def _copies(stage: Stage, service: str) -> list[str]:
    return [seat.name for seat in stage.system.workers if seat.name.startswith(service)]


@contextmanager
def clocks_set_soon(stage: Stage) -> Iterator[None]:
    """Let clocks for what is over already ring a moment later, so that one can be there when they do."""
    stage.tell("timers fall due within two seconds")
    _as_owner(stage, SOON)
    try:
        yield
    finally:
        _as_owner(stage, "DROP TRIGGER soon ON aftercare.timers; DROP FUNCTION aftercare.soon()")


def _as_owner(stage: Stage, statement: str) -> None:
    connection = psycopg2.connect(stage.world.dsn)
    with connection, connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()


def _until_lost(stage: Stage, source: str, reader: str, since: float) -> None:
    what = f"events of {source} that {reader} lacks"
    wait_for(lambda: _is_lost(stage, source, reader, since), deadline=ALARM_WITHIN, what=what, every=0.1)
    stage.world.ledger.write("damage", stage.schools.scenario, reader=reader, source=source, at=time.time())


def _is_lost(stage: Stage, source: str, reader: str, since: float) -> bool:
    """Tell whether something was published since then and taken by the broker, and did not reach the reader."""
    connection = psycopg2.connect(stage.world.dsn)
    with connection, connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT count(*) FROM {source}.journal j WHERE j.recorded_at > to_timestamp(%s)
                AND NOT EXISTS (SELECT FROM {source}.outbox o WHERE j.event_id = ANY (o.event_ids))
                AND NOT EXISTS (SELECT FROM {reader}.inbox i WHERE i.event_id = j.event_id)""",  # noqa: S608  constants only
            (since,),
        )
        count = (cursor.fetchone() or (0,))[0]
    connection.close()
    return bool(count >= ROWS_DELETED)


def _until_there(stage: Stage, source: str, reader: str) -> None:
    """Wait until the reader made its queue again, should it have been deleted."""
    queue = _queue(source, reader)
    wait_for(lambda: stage.world.vhost.has_queue(queue), deadline=ALARM_WITHIN, what=f"queue {queue}")


def _queue(source: str, reader: str) -> str:
    return f"evt-{source}--{reader}.v1"
