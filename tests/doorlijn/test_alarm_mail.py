"""The administrator is mailed that something is stuck: by the process that sees it, once a day, never with a name in it."""

from collections.abc import Iterator

import pytest

from doorlijn.alarm_mail import WORDS
from messaging.alarms import STUCK
from tests.machinery.database import Database
from tests.machinery.processes import Machine, RunningProcess
from tests.machinery.waiting import wait_for
from tests.notifications.delivering.post_office import PostOffice

ADMINISTRATOR = "beheer@voorbeeld.example"


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    """A mail server that takes everything until told otherwise."""
    office = PostOffice()
    office.open()
    yield office
    office.close()


@pytest.fixture
def start(machine: Machine, post_office: PostOffice):
    """Start a worker that knows whom to mail, and wait until it has raised the alarm."""

    def begin() -> RunningProcess:
        env = {"SMTP_URL": post_office.url, "DOORLIJN_ALARM_MAIL": ADMINISTRATOR}
        worker = machine.run("run", "worker", "intake", env=env)
        worker.wait_for_log('"event": "alarm"', deadline=60)
        return worker

    return begin


@pytest.fixture(autouse=True)
def dead_letter(database: Database) -> None:
    database.execute_as_admin("""
        INSERT INTO intake.inbox (event_id, source, subject, sequence, name, state, reason, bucket)
        VALUES (gen_random_uuid(), 'directory', 's', 1, 'x', 'dead', 'KeyError', 1)
    """)


def mailed_days(database: Database) -> int:
    return len(database.rows("intake", "SELECT day FROM alarm_mails"))


def test_the_first_to_see_it_mails_and_the_next_does_not(start, post_office, database):
    start()
    wait_for(lambda: mailed_days(database), what="the day's mail")

    start().terminate()

    (letter,) = post_office.letters
    assert letter["To"] == ADMINISTRATOR
    assert "intake" in letter["Subject"]
    assert "niet verwerkt kunnen worden: 1" in letter.get_content()


def test_a_mail_server_that_does_not_take_it_is_asked_again(start, post_office, database):
    post_office.answers["RCPT"] = "451 later"

    worker = start()
    worker.wait_for_log('"event": "alarm_not_mailed"', deadline=30)

    assert mailed_days(database) == 0


def test_there_are_words_for_whatever_can_be_stuck():
    assert set(WORDS) == {kind for kind, _, _ in STUCK}
