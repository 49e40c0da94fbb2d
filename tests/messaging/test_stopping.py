"""A process that is asked to stop ends soon, finishes what it began and gives back what it did not (P15)."""

from uuid import uuid4

import amqp

from messaging.envelope import CONTENT_TYPE
from tests.machinery import wire
from tests.machinery.database import NOW, Database
from tests.machinery.processes import STOP_SECONDS, Machine
from tests.machinery.vhost import Vhost
from tests.machinery.waiting import wait_for
from tests.messaging.a_service import LightSwitched

MESSAGES = 2_000


def send(broker: Vhost, count: int) -> None:
    with broker.channel() as channel:
        for _ in range(count):
            lamp = uuid4()
            event = LightSwitched(lamp, is_on=True)
            made = wire.arrival("intake", event, subject=f"pupil/{lamp}", sequence=1, event_id=uuid4(), time=NOW)
            message = amqp.Message(made.body, content_type=CONTENT_TYPE, delivery_mode=2)
            channel.basic_publish(message, "intake.events", "light_switched")


def received(database: Database) -> dict[str, int]:
    rows = database.rows("notifications", "SELECT state, count(*) AS n FROM inbox GROUP BY state")
    return {row["state"]: row["n"] for row in rows}


def test_what_a_stopping_process_did_not_begin_is_nobodys_dead_letter(
    database: Database, broker: Vhost, machine: Machine
) -> None:
    worker = machine.run("run", "worker", "notifications", name="first")
    worker.wait_for_log('"listening"', deadline=90)
    send(broker, MESSAGES)
    wait_for(lambda: received(database), what="the first message", every=0)

    assert worker.terminate(within=STOP_SECONDS) == 0

    assert set(received(database)) <= {"skipped"}
    machine.run("run", "worker", "notifications", name="second")
    wait_for(lambda: received(database) == {"skipped": MESSAGES}, deadline=90, what="all messages")
    rows = database.rows("notifications", "SELECT max(deliveries) AS most FROM inbox")
    assert rows[0]["most"] == 1
