"""Each event is applied once, in the order of its case, whatever the broker does."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from tests.machinery.database import Database
from tests.messaging.a_service import LampService, LightSwitched

LAMP, OTHER = uuid4(), uuid4()


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    LampService.heard.clear()
    LampService.breaks_on.clear()
    yield
    LampService.heard.clear()
    LampService.breaks_on.clear()


def switch(database: Database, sequence: int, lamp: UUID = LAMP, note: str = "") -> str:
    return database.hear(
        LampService, "intake", LightSwitched(lamp, is_on=True, note=note), subject=f"pupil/{lamp}", sequence=sequence
    )


def test_an_event_and_what_follows_from_it_are_there_together(database: Database) -> None:
    assert switch(database, 1) == "done"

    assert database.published("notifications") == [("lamp_seen", {"lamp_id": str(LAMP), "is_on": True})]
    assert database.rows("notifications", "SELECT cardinality(event_ids) AS n FROM outbox") == [{"n": 1}]


def test_hearing_it_twice_changes_nothing(database: Database) -> None:
    switch(database, 1)
    switch(database, 1)

    assert LampService.heard == [1]
    assert database.rows("notifications", "SELECT state, deliveries FROM inbox") == [{"state": "done", "deliveries": 2}]


def test_a_later_event_waits_for_the_one_before_it(database: Database) -> None:
    assert switch(database, 3) == "waiting"
    assert switch(database, 2) == "waiting"
    assert switch(database, 1) == "done"

    assert LampService.heard == [1, 2, 3]
    assert database.rows("notifications", "SELECT DISTINCT state FROM inbox") == [{"state": "done"}]


def test_a_case_that_fails_blocks_only_itself(database: Database) -> None:
    LampService.breaks_on = {LAMP}

    assert switch(database, 1) == "retry"
    assert switch(database, 2) == "waiting"
    assert switch(database, 1, OTHER) == "done"


def test_what_failed_is_tried_again_and_its_case_goes_on(database: Database) -> None:
    LampService.breaks_on = {LAMP}
    switch(database, 1)
    switch(database, 2)
    LampService.breaks_on = set()

    with database.work("notifications") as work:
        work.session.execute(text("UPDATE inbox SET next_attempt_at = '2020-01-01' WHERE state = 'retry'"))
    database.inbox(LampService).retry_due()

    assert LampService.heard == [1, 2]


def test_why_it_failed_says_nothing_of_what_it_said(database: Database) -> None:
    LampService.breaks_on = {LAMP}

    switch(database, 1, note="Sanne")

    (row,) = database.rows("notifications", "SELECT reason, fingerprint FROM inbox")
    assert row["reason"].startswith("ValueError at tests.messaging.a_service:")
    assert "Sanne" not in str(row)
