"""A commit whose answer got lost, and a process that wakes up too late: neither does anything twice or wrongly (P9, P10)."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from messaging import database as connections
from messaging.inbox import Inbox
from messaging.reading import Arrival
from tests.machinery import wire
from tests.machinery.database import NOW, Database
from tests.machinery.waiting import wait_for
from tests.messaging.a_service import LampService, LightSwitched


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    LampService.heard.clear()
    yield
    LampService.heard.clear()


def some_light() -> Arrival:
    lamp = uuid4()
    made = LightSwitched(lamp, is_on=True)
    return wire.arrival("intake", made, subject=f"pupil/{lamp}", sequence=1, event_id=uuid4(), time=NOW)


def until_taken(inbox: Inbox, arrivals: list[Arrival]) -> None:
    """Do as the worker does: hold on to the batch as long as the database does not answer."""
    while True:
        try:
            inbox.take(arrivals)
        except DBAPIError as error:
            if not connections.is_gone(error):
                raise
        else:
            return


def _lose_the_answer(after: int) -> Callable[[Session], None]:
    commits = 0

    def lost(_: Session) -> None:
        nonlocal commits
        commits += 1
        if commits % after == 1:
            raise OperationalError("COMMIT", {}, Exception("no answer"), connection_invalidated=True)

    return lost


def test_a_commit_that_was_applied_and_reported_as_failed_is_done_and_not_dead(database: Database) -> None:
    inbox = database.inbox(LampService)
    event.listen(inbox.sessions, "after_commit", _lose_the_answer(after=3))

    for _ in range(20):
        until_taken(inbox, [some_light(), some_light()])

    rows = database.rows("notifications", "SELECT state, count(*) AS n FROM inbox GROUP BY state")
    assert rows == [{"state": "done", "n": 40}]
    assert len(database.published("notifications")) == 40


def test_a_process_that_was_frozen_in_a_transaction_wakes_up_and_changes_nothing(database: Database) -> None:
    arrival = some_light()
    frozen = database.sessions("notifications")()
    frozen.execute(text("SELECT set_config('idle_in_transaction_session_timeout', '200', false)"))
    frozen.execute(text("INSERT INTO cursors (source, subject, sequence) SELECT 'intake', 'pupil/frozen', 7"))

    def has_lost_its_turn() -> bool:
        rows = database.rows_as_admin(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'"
        )
        return not rows

    wait_for(has_lost_its_turn, what="the database ending an idle transaction")
    database.inbox(LampService).take([arrival])

    with pytest.raises(DBAPIError):
        frozen.execute(text("UPDATE cursors SET sequence = 9"))
    frozen.close()
    rows = database.rows("notifications", "SELECT sequence FROM cursors")
    assert rows == [{"sequence": 1}]


def test_every_connection_ends_a_transaction_that_is_left_alone(database: Database) -> None:
    (row,) = database.rows("notifications", "SHOW idle_in_transaction_session_timeout")

    assert row == {"idle_in_transaction_session_timeout": "15s"}


def test_a_database_that_is_away_is_no_reason_to_give_up_an_event(database: Database) -> None:
    inbox = database.inbox(LampService, NOW + timedelta(days=1))
    arrival = some_light()
    attempts = 0

    def gone(_: Session, *__: object) -> None:
        nonlocal attempts
        attempts += 1
        if attempts < 4:
            raise OperationalError("BEGIN", {}, Exception("server closed"), connection_invalidated=True)

    event.listen(inbox.sessions, "after_begin", gone)
    until_taken(inbox, [arrival])

    assert database.rows("notifications", "SELECT state, attempts FROM inbox") == [{"state": "done", "attempts": 0}]
