"""Takes away what nobody needs any more; journal, cursors and timers stay: they tell what was said, heard and fired before."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

AT_ONCE: Final = 5_000  # rows in one short transaction

Outdated = tuple[str, str, str]  # table, its key, and when a row is old

# Settled inbox rows may go because the cursor remembers what was applied.
OLD: Final = (
    ("inbox", "event_id", "state IN ('done', 'skipped') AND settled_at < clock_timestamp() - interval '30 days'"),
    ("idempotency", "(actor, key)", "created_at < clock_timestamp() - interval '1 day'"),
    ("gaps", "(source, bucket)", "resolved_at < clock_timestamp() - interval '90 days'"),
    ("alarm_mails", "day", "day < current_date - 90"),
)


def prune(sessions: sessionmaker[Session], also: Sequence[Outdated] = ()) -> int:
    """Delete what is older than its term, some thousands at a time; gives how many rows. `also`: of tables of the service itself."""
    deleted = 0
    for table, key, is_old in (*OLD, *also):
        oldest = f"SELECT {key.strip('()')} FROM {table} WHERE {is_old} LIMIT {AT_ONCE}"  # noqa: S608  constants only
        statement = text(f"DELETE FROM {table} WHERE {key} IN ({oldest}) RETURNING 1")  # noqa: S608  constants only
        rows = AT_ONCE
        while rows == AT_ONCE:
            with sessions() as session:
                rows = len(session.execute(statement).all())
                session.commit()
            deleted += rows
    return deleted
