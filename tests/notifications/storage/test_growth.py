"""A hundred times more rows make no question slower: each one finds its rows by an index."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import event, text

from services.notifications.domain.delivery import State
from services.notifications.storage.about_pupil import AboutPupil
from services.notifications.storage.circle import Circle
from services.notifications.storage.deliveries import Deliveries
from services.notifications.storage.erasing import Erasing
from services.notifications.storage.feed import Feed, Wanted
from services.notifications.storage.notifications import Notifications
from tests.machinery.database import NOW
from tests.notifications.town import APPOINTMENT, CASE, COACH, PUPIL, SCHOOL

PLACE = (NOW + timedelta(days=1), UUID(int=5))

FILL = """
    INSERT INTO cases (case_id, school_id) SELECT gen_random_uuid(), gen_random_uuid() FROM generate_series(1, 20000);
    INSERT INTO notifications (notification_id, event_id, kind, person_id, must_act, action_path, occurred_at, read_at)
    SELECT gen_random_uuid(), gen_random_uuid(), 'contract_ended', md5((n % 500)::text)::uuid, true, '/werk',
           TIMESTAMPTZ '2026-01-01' + n * INTERVAL '1 minute', CASE WHEN n % 50 > 0 THEN now() END
    FROM generate_series(1, 20000) n;
    INSERT INTO deliveries (delivery_id, event_id, channel, kind, person_id, action_path, occurred_at, planned_at,
                            state, attempts, is_repeat, conversation_id, next_attempt_at)
    SELECT gen_random_uuid(), gen_random_uuid(), 'mail', 'contract_ended', md5((n % 500)::text)::uuid, '/werk',
           now(), TIMESTAMPTZ '2026-01-01' + n * INTERVAL '1 minute',
           CASE WHEN n % 400 > 0 THEN 'sent' ELSE 'failed' END, 1, false,
           CASE WHEN n % 10 = 0 THEN gen_random_uuid() END, NULL
    FROM generate_series(1, 20000) n;
    INSERT INTO roles SELECT gen_random_uuid(), gen_random_uuid(), 'school_staff', gen_random_uuid(), '{}'
    FROM generate_series(1, 5000);
    INSERT INTO feeds SELECT gen_random_uuid(), 1, TIMESTAMPTZ '2020-01-01' + n * INTERVAL '1 minute'
    FROM generate_series(1, 20000) n;
    INSERT INTO feed_events
    SELECT md5((n % 50)::text)::uuid, n, gen_random_uuid(), 'contract_ended', 'case', gen_random_uuid(), NULL,
           TIMESTAMPTZ '2026-11-01' + n * INTERVAL '1 minute', '{}'
    FROM generate_series(1, 20000) n;
"""

QUESTIONS = {
    "a reader's page": lambda session: Notifications(session).page(COACH, PLACE, 51),
    "a reader's unread": lambda session: Notifications(session).page(COACH, None, 51, is_unread_only=True),
    "the badge": lambda session: Notifications(session).count_unread(COACH),
    "a reader's mails": lambda session: Deliveries(session).page(COACH, None, None, 51),
    "all mails": lambda session: Deliveries(session).page(None, None, PLACE, 51),
    "all failed mails": lambda session: Deliveries(session).page(None, State.FAILED, PLACE, 51),
    "what is due": lambda session: Deliveries(session).reserve(NOW, 50),
    "what is stranded": lambda session: Deliveries(session).lose_sight_of_stranded(NOW),
    "cases and guests of a batch": lambda session: Circle(session).prefetch_appointments([Appointment()]),
    "staff of a school": lambda session: Circle(session).staff_of(SCHOOL),
    "what was told about a pupil": lambda session: AboutPupil(session).page(PUPIL, None, 51),
    "who listens": lambda session: Feed(session).listeners(NOW),
    "a school's system asks": lambda session: Feed(session).ask(SCHOOL, NOW),
    "what happened since": lambda session: Feed(session).page(Wanted(SCHOOL, 7, 51, {"case"}, None, NOW.date()), NOW),
    "destroying it": lambda session: Erasing(session).erase(PUPIL),
    "coordinators": lambda session: Circle(session).coordinators_of("GM9001"),
}


class Appointment:
    case_id = CASE
    conversation_id = UUID(str(APPOINTMENT["conversation_id"]))


@pytest.fixture
def full(town):
    engine = town.database.engine("notifications")
    with engine.begin() as connection:
        connection.execute(text(FILL))
    town.database.execute_as_admin("ANALYZE")
    return town


@contextmanager
def asked(engine) -> Iterator[list[tuple[str, object]]]:
    """Note what is asked of the database."""
    heard: list[tuple[str, object]] = []

    def note(connection, cursor, statement, parameters, context, executemany):
        heard.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    yield heard
    event.remove(engine, "before_cursor_execute", note)


def test_no_question_reads_a_whole_table(full):
    engine = full.database.engine("notifications")
    for what, question in QUESTIONS.items():
        with full.database.sessions("notifications")() as session, asked(engine) as statements:
            question(session)
        assert statements, what
        for statement, parameters in statements:
            with engine.connect() as connection:
                plan = connection.exec_driver_sql("EXPLAIN " + statement, parameters).scalars().all()
            assert not [line for line in plan if "Seq Scan" in line], (what, plan)
