"""No table of messaging grows for ever unseen: each is emptied by its use, pruned, or kept on purpose."""

from sqlalchemy import text

from messaging import alarms
from messaging.pruning import OLD, prune
from tests.machinery.database import Database

EMPTIED_BY_USE = {"outbox"}
PRUNED = {"inbox", "idempotency", "gaps", "alarm_mails"}
KEPT_ON_PURPOSE = {"journal", "subjects", "cursors", "timers"}  # history, and what takes the place of a time window
ONE_ROW_PER_SOURCE = {"ledgers"}
ONLY_FOR_THE_FAULT_RIG = {"effect_log"}
ALEMBIC = {"alembic_version"}


def test_every_table_of_messaging_and_rest_has_an_end(database: Database) -> None:
    rows = database.rows_as_admin(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'notifications'"
    )
    of_the_service = database.rows_as_admin(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'directory'"
    )
    shared = {row["table_name"] for row in rows} & {row["table_name"] for row in of_the_service}
    owned = {"organisations", "roles"}

    known = EMPTIED_BY_USE | PRUNED | KEPT_ON_PURPOSE | ONE_ROW_PER_SOURCE | ONLY_FOR_THE_FAULT_RIG | ALEMBIC
    assert {table for table, _, _ in OLD} == PRUNED
    assert {name for name in shared - owned if not name.startswith("audit")} <= known


def test_what_is_open_is_never_pruned(database: Database) -> None:
    with database.work("notifications") as work:
        for state in ("dead", "retry", "waiting", "done"):
            work.session.execute(
                text("""
                    INSERT INTO inbox (event_id, source, subject, sequence, name, state, bucket, received_at, settled_at)
                    VALUES (gen_random_uuid(), 'intake', :state, 1, 'x', :state, 1, '2020-01-01',
                            CASE WHEN :state = 'done' THEN timestamptz '2020-01-01' END)
                """),
                {"state": state},
            )

    assert prune(database.sessions("notifications")) == 1

    rows = database.rows("notifications", "SELECT state FROM inbox ORDER BY state")
    assert [row["state"] for row in rows] == ["dead", "retry", "waiting"]


def test_a_dead_letter_raises_an_alarm_at_once_with_what_to_do(database: Database) -> None:
    database.execute_as_admin("""
        INSERT INTO notifications.inbox (event_id, source, subject, sequence, name, state, bucket)
        VALUES (gen_random_uuid(), 'intake', 's', 1, 'x', 'dead', 1)
    """)

    with database.work("notifications") as work:
        (alarm,) = alarms.alarms(work.session)

    assert (alarm.kind, alarm.count) == ("dead", 1)
    assert "retry" in alarm.remedy
