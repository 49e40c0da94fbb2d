"""The ledger sees what got lost, asks for it, and asks for what it was never told of (P6)."""

from uuid import uuid4

import pytest

from messaging.envelope import CONTENT_TYPE, encode
from messaging.ledger import Comparison, Request, Statement, Statements
from messaging.reading import Arrival
from tests.machinery.database import Database
from tests.messaging.a_service import LampSeen, LampService


@pytest.fixture
def compare(database: Database) -> Comparison:
    return Comparison("notifications", database.sessions("notifications"))


def publish(database: Database, count: int = 3) -> list[Arrival]:
    with database.work("intake") as work:
        work.publish(*[LampSeen(uuid4(), is_on=True) for _ in range(count)])
    age(database)
    rows = database.rows("intake", "SELECT envelope FROM journal ORDER BY position")
    return [Arrival(bytes(row["envelope"]), CONTENT_TYPE, "intake.events") for row in rows]


def age(database: Database) -> None:
    """Let it be sent, and longer ago than a bucket lasts."""
    database.execute_as_admin("DELETE FROM intake.outbox")


def statements(database: Database, since: int = 0) -> list[Statement]:
    """State what was published, up to this moment: the bucket of now is not closed, so it is stated by hand."""
    stated = Statements("intake", database.sessions("intake"))
    (until,) = (row["b"] + 1 for row in database.rows("intake", "SELECT max(bucket) AS b FROM journal"))
    found = stated._state(since, until, limit=500, is_answer=True)  # noqa: SLF001  the door would wait for ten seconds
    return [found] if found else []


def gaps(database: Database) -> list[tuple[int, int, bool]]:
    rows = database.rows("notifications", "SELECT expected, found, resolved_at FROM gaps ORDER BY bucket")
    return [(row["expected"], row["found"], row["resolved_at"] is not None) for row in rows]


def test_what_never_came_is_noticed_asked_for_and_closed_when_it_came(database: Database, compare: Comparison) -> None:
    arrivals = publish(database)
    database.inbox(LampService).take(arrivals[:1])

    (statement,) = statements(database)
    source, requests = compare.compare(encode(statement), "intake")

    assert source == "intake"
    assert [request.bucket for request in requests] == [statement.lines[0].bucket]
    assert gaps(database) == [(3, 1, False)]

    database.inbox(LampService).take(arrivals)
    assert compare.compare(encode(statement), "intake") == ("intake", [])
    assert gaps(database) == [(3, 1, True)] or gaps(database) == [(3, 3, True)]


def test_a_row_deleted_by_hand_is_missed(database: Database, compare: Comparison) -> None:
    arrivals = publish(database)
    database.inbox(LampService).take(arrivals)
    (statement,) = statements(database)
    assert compare.compare(encode(statement), "intake")[1] == []

    database.execute_as_admin(
        "DELETE FROM notifications.inbox WHERE ctid IN (SELECT ctid FROM notifications.inbox LIMIT 1)"
    )

    assert len(compare.compare(encode(statement), "intake")[1]) == 1
    assert gaps(database) == [(3, 2, False)]


def test_one_in_the_place_of_another_is_noticed_though_the_count_is_right(
    database: Database, compare: Comparison
) -> None:
    database.inbox(LampService).take(publish(database))
    (statement,) = statements(database)

    database.execute_as_admin("UPDATE notifications.inbox SET event_id = gen_random_uuid() WHERE sequence = 1")

    assert len(compare.compare(encode(statement), "intake")[1]) == 1


def test_a_reader_that_missed_the_statements_in_between_asks_for_them(database: Database, compare: Comparison) -> None:
    database.inbox(LampService).take(publish(database))
    (statement,) = statements(database)
    compare.compare(encode(statement), "intake")
    later = Statement("intake", statement.until + 30, statement.until + 42, [])

    assert compare.compare(encode(later), "intake") == ("intake", [Request(since=statement.until)])


def test_a_reader_that_never_compared_asks_for_everything_ever(database: Database, compare: Comparison) -> None:
    del database
    live = Statement("intake", 1000, 1012, [])

    assert compare.compare(encode(live), "intake") == ("intake", [Request(since=0)])


def test_nothing_is_stated_beyond_what_the_broker_has(database: Database) -> None:
    publish(database)
    with database.work("intake") as work:
        work.publish(LampSeen(uuid4(), is_on=True))  # not sent yet

    (unsent,) = database.rows("intake", "SELECT bucket FROM outbox")
    assert all(line.bucket < unsent["bucket"] for each in statements(database) for line in each.lines)
