"""Whatever arrives is kept and seen; nothing that arrives stops what stands beside it (P5)."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID, uuid4

import msgspec
import pytest
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from messaging import monitor
from messaging.envelope import CONTENT_TYPE
from messaging.listening import Event, Work, listen
from messaging.reading import Arrival
from tests.machinery import wire
from tests.machinery.database import NOW, Database
from tests.messaging.a_service import LampService, LightSwitched


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    LampService.heard.clear()
    LampService.breaks_on.clear()
    yield
    LampService.heard.clear()
    LampService.breaks_on.clear()


def light(lamp: UUID, nr: int = 1, **envelope: object) -> Arrival:
    switched = LightSwitched(lamp, is_on=True)
    subject = f"pupil/{lamp}"
    made = wire.arrival("intake", switched, subject=subject, sequence=nr, event_id=uuid4(), time=NOW)
    return Arrival(msgspec.json.encode(msgspec.json.decode(made.body) | envelope), CONTENT_TYPE, "intake.events")


def states(database: Database) -> dict[str, int]:
    rows = database.rows("notifications", "SELECT state, count(*) AS n FROM inbox GROUP BY state")
    return {row["state"]: row["n"] for row in rows}


UNREADABLE = {
    "bad JSON": Arrival(b'{"', CONTENT_TYPE, "intake.events"),
    "no text": Arrival(b"\xff\xfe\x00", CONTENT_TYPE, "intake.events"),
    "half a character": Arrival(b'{"subject": "\\ud800"}', CONTENT_TYPE, "intake.events"),
    "a foreign content type": Arrival(b"{}", "application/x-python-serialize", "intake.events"),
    "a NUL in the content type": Arrival(b"{}", "text/\x00", "intake.events"),
    "no content type": Arrival(b"{}", "", ""),
    "one megabyte": Arrival(b" " * 1024 * 1024, CONTENT_TYPE, "intake.events"),
    "deep nesting": Arrival(b"[" * 30_000 + b"]" * 30_000, CONTENT_TYPE, "intake.events"),
    "a sequence that is a word": light(uuid4(), sequence="seven"),
    "a sequence below one": light(uuid4(), sequence="0"),
    "an endless sequence": light(uuid4(), sequence="9" * 5000),
    "an endless source": light(uuid4(), source="urn:" + "s" * 9000),
    "an empty source": light(uuid4(), source="urn:systeem:"),
    "an endless subject": light(uuid4(), subject="s" * 9000),
    "a NUL in the subject": light(uuid4(), subject="pupil/\x00"),
    "a moment without zone": light(uuid4(), time="2026-11-21T10:00:00"),
    "another version of CloudEvents": light(uuid4(), specversion="2.0"),
}


@pytest.mark.parametrize("bad", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_dead_from_the_start_and_its_neighbours_go_on(database: Database, bad: Arrival) -> None:
    database.inbox(LampService).take([light(uuid4()), bad, light(uuid4())])

    assert states(database) == {"done": 2, "dead": 1}
    (dead,) = database.rows("notifications", "SELECT fingerprint, reason, body FROM inbox WHERE state = 'dead'")
    assert len(dead["fingerprint"]) == 12
    assert bytes(dead["body"]) == bad.body


@pytest.mark.parametrize(
    "content_type", [CONTENT_TYPE + "; charset=utf-8", CONTENT_TYPE.upper(), CONTENT_TYPE + ";\x00"]
)
def test_what_stands_behind_the_content_type_does_no_harm(database: Database, content_type: str) -> None:
    database.inbox(LampService).take([Arrival(light(uuid4()).body, content_type, "intake.events")])

    assert states(database) == {"done": 1}


def test_what_nobody_here_listens_to_is_skipped(database: Database) -> None:
    unknown = light(uuid4(), type="nl.doorlijn.contracts.moon-landed.v1")
    foreign = light(uuid4(), type="org.example.something")
    later = light(uuid4(), type="nl.doorlijn.contracts.light-switched.v9")

    database.inbox(LampService).take([unknown, foreign, later])

    assert states(database) == {"skipped": 3}


def test_a_field_that_is_missing_is_for_people_not_for_another_try(database: Database) -> None:
    database.inbox(LampService).take([light(uuid4(), data={"is_on": True}), light(uuid4())])

    assert states(database) == {"dead": 1, "done": 1}


def test_a_dead_letter_goes_on_when_it_is_tried_again_and_works(database: Database) -> None:
    lamp = uuid4()
    LampService.breaks_on = {lamp}
    database.inbox(LampService).take([light(lamp), light(lamp, 2)])
    LampService.breaks_on = set()

    (failed,) = database.rows("notifications", "SELECT fingerprint FROM inbox WHERE state = 'retry'")
    with database.work("notifications") as work:
        assert monitor.retry(work.session, fingerprint=failed["fingerprint"]) == 1
    later = database.rows("notifications", "SELECT clock_timestamp() AS now")[0]["now"] + timedelta(seconds=1)
    database.inbox(LampService, later).retry_due()

    assert states(database) == {"done": 2}
    assert LampService.heard == [1, 2]


def test_trying_again_what_nobody_can_read_leaves_it_dead(database: Database) -> None:
    database.inbox(LampService).take([UNREADABLE["bad JSON"]])
    with database.work("notifications") as work:
        work.session.execute(text("UPDATE inbox SET state = 'retry', next_attempt_at = '2020-01-01'"))

    database.inbox(LampService).retry_due()

    assert states(database) == {"dead": 1}


def test_a_retry_that_cannot_have_its_turn_is_not_tried_on_every_tick(database: Database) -> None:
    lamp = uuid4()
    database.inbox(LampService).take([light(lamp, 5)])
    with database.work("notifications") as work:
        work.session.execute(text("UPDATE inbox SET state = 'retry', next_attempt_at = '2020-01-01'"))

    database.inbox(LampService).retry_due()

    (row,) = database.rows("notifications", "SELECT next_attempt_at FROM inbox")
    assert row["next_attempt_at"] > NOW


class Shelf:
    """A repository that cannot load one of its lamps."""

    def __init__(self, session: Session) -> None:
        del session

    def prefetch(self, messages: Sequence[LightSwitched]) -> None:
        if any(message.note == "cannot be loaded" for message in messages):
            raise KeyError


class ShelfService:
    """Loads before it hears."""

    name = "notifications"

    @listen("intake", LightSwitched, prefetch=Shelf.prefetch)
    def light_switched(self, message: LightSwitched, work: Work) -> list[Event]:
        del message, work
        return []


def test_what_cannot_be_loaded_blocks_only_itself(database: Database) -> None:
    lamp = uuid4()
    bad = light(lamp, data={"lamp_id": str(lamp), "is_on": True, "note": "cannot be loaded"})

    database.inbox(ShelfService).take([light(uuid4()), bad, light(uuid4())])

    assert states(database) == {"done": 2, "retry": 1}


def refuse(session: Session) -> None:
    session.execute(text("SELECT 1 / 0"))


class FussyService:
    """Its database refuses one event, the second of a lamp."""

    name = "notifications"

    @listen("intake", LightSwitched)
    def light_switched(self, message: LightSwitched, work: Work) -> list[Event]:
        del message
        if work.heard and work.heard.sequence == 2:
            refuse(work.session)
        return []


class LateService:
    """The same, but what it wants to write is refused just before the commit."""

    name = "notifications"

    @listen("intake", LightSwitched)
    def light_switched(self, message: LightSwitched, work: Work) -> list[Event]:
        del message
        if work.heard and work.heard.sequence == 2:
            event.listen(work.session, "before_commit", refuse)
        return []


@pytest.mark.parametrize("service", [FussyService, LateService])
def test_one_that_waited_and_fails_does_not_hold_back_the_one_before_it(service: type, database: Database) -> None:
    lamp = uuid4()
    inbox = database.inbox(service)

    inbox.take([light(lamp, 2)])
    inbox.take([light(lamp, 1)])

    rows = database.rows("notifications", "SELECT sequence, state FROM inbox ORDER BY sequence")
    assert [(row["sequence"], row["state"]) for row in rows] == [(1, "done"), (2, "retry")]


def test_what_poses_as_another_service_is_dead_and_stays_so_when_tried_again(database: Database) -> None:
    honest = light(uuid4())
    forged = Arrival(honest.body, honest.content_type, "aftercare.events")
    inbox = database.inbox(LampService)

    inbox.take([forged])
    database.execute_as_admin("UPDATE notifications.inbox SET state = 'retry', next_attempt_at = '2020-01-01'")
    inbox.retry_due()

    assert database.rows("notifications", "SELECT state, source FROM inbox") == [
        {"state": "dead", "source": "aftercare"}
    ]
    assert not database.rows("notifications", "SELECT 1 FROM cursors")
    assert LampService.heard == []


def test_what_was_kept_as_unreadable_and_can_be_read_now_stands_once_in_the_inbox(database: Database) -> None:
    honest = light(uuid4())
    inbox = database.inbox(LampService)
    inbox.take([Arrival(honest.body, "text/plain", "intake.events")])
    with database.work("notifications") as work:
        mended = "UPDATE inbox SET state = 'retry', next_attempt_at = '2020-01-01', content_type = :content_type"
        work.session.execute(text(mended), {"content_type": CONTENT_TYPE})

    inbox.retry_due()

    assert states(database) == {"done": 1}


def test_a_retry_is_no_duplicate_of_itself(database: Database) -> None:
    lamp = uuid4()
    LampService.breaks_on = {lamp}
    first = light(lamp)
    inbox = database.inbox(LampService)

    inbox.take([first])
    inbox.take([first])
    LampService.breaks_on = set()
    database.inbox(LampService, NOW + timedelta(minutes=1)).retry_due()

    assert states(database) == {"done": 1}
    assert LampService.heard == [1]
    rows = database.rows("notifications", "SELECT arrivals, attempts FROM inbox")
    assert rows == [{"arrivals": 2, "attempts": 1}]


def test_of_a_hundred_cases_one_fails_and_ninety_nine_are_done(database: Database) -> None:
    lamps = [uuid4() for _ in range(100)]
    LampService.breaks_on = {lamps[41]}

    database.inbox(LampService).take([light(lamp) for lamp in lamps])

    assert states(database) == {"done": 99, "retry": 1}


def test_what_cannot_even_be_written_down_as_failed_is_kept_all_the_same(database: Database) -> None:
    lamp = uuid4()
    LampService.breaks_on = {lamp}
    database.execute_as_admin("ALTER TABLE notifications.inbox ADD CONSTRAINT no_retry CHECK (state <> 'retry')")

    database.inbox(LampService).take([light(uuid4()), light(lamp), light(uuid4())])

    assert states(database) == {"done": 2, "dead": 1}
