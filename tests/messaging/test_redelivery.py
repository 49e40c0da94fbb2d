"""No effect twice and none out of order, however often and in whatever order events come (P3, P4)."""

import random
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from messaging.inbox import Inbox
from messaging.listening import Event, Work, listen, subscriptions
from messaging.pruning import prune
from messaging.reading import Arrival
from tests.machinery import wire
from tests.machinery.database import NOW, Database
from tests.messaging.a_service import LampSeen, LampService, LightSwitched

CASES, EVENTS, COPIES = 12, 8, 3


class QuietService:
    """Hears, and says that it did."""

    name = "notifications"

    @listen("intake", LightSwitched)
    def light_switched(self, message: LightSwitched, work: Work) -> list[Event]:
        del work
        return [LampSeen(message.lamp_id, is_on=True)]


def arrivals_of(lamp: UUID, count: int = EVENTS) -> list[Arrival]:
    return [
        wire.arrival(
            "intake",
            LightSwitched(lamp, is_on=True),
            subject=f"pupil/{lamp}",
            sequence=nr,
            event_id=uuid4(),
            time=NOW,
        )
        for nr in range(1, count + 1)
    ]


def copy_of_the_worker(database: Database) -> Inbox:
    return Inbox(
        "notifications",
        database.sessions("notifications"),
        subscriptions(QuietService),
        lambda: NOW,
        keeps_effect_log=True,
    )


def in_pieces(arrivals: list[Arrival], chance: random.Random) -> Iterator[list[Arrival]]:
    while arrivals:
        size = chance.randint(1, 20)
        yield arrivals[:size]
        arrivals = arrivals[size:]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_comes_one_to_five_times_to_three_copies_and_is_applied_once_in_order(
    database: Database, seed: int
) -> None:
    chance = random.Random(seed)
    once = [arrival for _ in range(CASES) for arrival in arrivals_of(uuid4())]
    often = [arrival for arrival in once for _ in range(chance.randint(1, 5))]
    chance.shuffle(often)
    pieces = list(in_pieces(often, chance))

    with ThreadPoolExecutor(COPIES) as copies:
        list(copies.map(lambda piece: copy_of_the_worker(database).take(piece), pieces))

    effects = defaultdict(list)
    for row in database.rows("notifications", "SELECT subject, sequence FROM effect_log ORDER BY position"):
        effects[row["subject"]].append(row["sequence"])
    assert len(effects) == CASES
    assert all(sequences == list(range(1, EVENTS + 1)) for sequences in effects.values())
    rows = database.rows("notifications", "SELECT state, sum(arrivals) AS times FROM inbox GROUP BY state")
    assert rows == [{"state": "done", "times": len(often)}]
    assert len(database.published("notifications")) == CASES * EVENTS


def test_there_is_no_window_after_which_an_event_is_new_again(database: Database) -> None:
    arrivals = arrivals_of(uuid4())
    copy_of_the_worker(database).take(arrivals)

    with database.work("notifications") as work:
        work.session.execute(text("UPDATE inbox SET settled_at = clock_timestamp() - interval '31 days'"))
    assert prune(database.sessions("notifications")) == EVENTS
    copy_of_the_worker(database).take(arrivals)

    assert database.rows("notifications", "SELECT count(*) AS n FROM effect_log") == [{"n": EVENTS}]


def test_a_row_that_somebody_deleted_comes_back_without_a_second_effect(database: Database) -> None:
    arrivals = arrivals_of(uuid4())
    copy_of_the_worker(database).take(arrivals)

    database.execute_as_admin("DELETE FROM notifications.inbox WHERE sequence = 3")
    copy_of_the_worker(database).take(arrivals[2:3])

    rows = database.rows("notifications", "SELECT state FROM inbox WHERE sequence = 3")
    assert rows == [{"state": "done"}]
    assert database.rows("notifications", "SELECT count(*) AS n FROM effect_log") == [{"n": EVENTS}]


def test_the_same_cause_gives_the_same_event(database: Database) -> None:
    lamp = uuid4()
    (arrival,) = arrivals_of(lamp, 1)
    LampService.heard.clear()

    database.inbox(LampService, NOW).take([arrival])
    (first,) = database.rows("notifications", "SELECT event_id FROM journal")
    database.execute_as_admin(
        "TRUNCATE notifications.inbox, notifications.cursors, notifications.journal, notifications.subjects"
    )
    database.inbox(LampService, NOW + timedelta(days=1)).take([arrival])

    assert database.rows("notifications", "SELECT event_id FROM journal") == [first]
