"""The database of the tests is a real one: migrated, fresh for each test, seen through each service's own role."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import ProgrammingError

from messaging.listening import DueTimer, Work, listen, timer
from tests.machinery.database import NOW, Database


@dataclass(frozen=True)
class PupilLeftSchool:
    pupil_id: UUID


@dataclass(frozen=True)
class CaseAccepted:
    case_id: UUID

    @property
    def subject(self) -> str:
        return f"case/{self.case_id}"


class Listening:
    """A service of the tests' own, on the tables of notifications."""

    name = "notifications"

    @listen("intake", PupilLeftSchool)
    def pupil_left_school(self, message: PupilLeftSchool, work: Work):
        work.timers.set("test", message.pupil_id, "reminder", NOW, rule="now")
        return [CaseAccepted(message.pupil_id)]

    @timer("reminder")
    def reminder(self, due: DueTimer, work: Work):
        return [CaseAccepted(due.case_id), CaseAccepted(due.case_id)]


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_begins_with_an_empty_database(database: Database, turn):
    assert database.published("notifications") == []

    with database.work("notifications") as work:
        work.publish(CaseAccepted(uuid4()))

    assert [name for name, _ in database.published("notifications")] == ["case_accepted"]


def test_what_is_heard_goes_through_the_real_inbox(database: Database):
    pupil_id = uuid4()
    left = ("pupil_left_school", {"pupil_id": pupil_id, "municipality": "GM9001"})

    assert database.hear(Listening, "intake", left) == "done"
    assert database.hear(Listening, "intake", left, sequence=1) == "done"

    assert database.published("notifications") == [("case_accepted", {"case_id": str(pupil_id)})]


def test_an_event_that_comes_too_early_waits_for_the_one_before_it(database: Database):
    left = ("pupil_left_school", {"pupil_id": uuid4()})

    assert database.hear(Listening, "intake", left, sequence=2) == "waiting"
    assert database.hear(Listening, "intake", left, sequence=1) == "done"

    assert len(database.published("notifications")) == 2


def test_what_nobody_listens_to_is_skipped(database: Database):
    assert database.hear(Listening, "intake", ("pupil_registered", {"pupil_id": uuid4()})) == "skipped"


def test_an_event_without_its_fields_is_dead(database: Database):
    assert database.hear(Listening, "intake", ("pupil_left_school", {}), subject="pupil/1") == "dead"
    assert database.why("notifications")[0]["state"] == "dead"


def test_a_timer_fires_when_it_is_due_and_once(database: Database):
    database.hear(Listening, "intake", ("pupil_left_school", {"pupil_id": uuid4()}))

    database.fire(Listening, now=NOW)
    database.fire(Listening, now=NOW)

    assert len(database.published("notifications")) == 3


def test_a_service_cannot_read_anothers_tables(database: Database):
    with pytest.raises(ProgrammingError, match="permission denied"):
        database.rows("notifications", "SELECT * FROM directory.inbox")
