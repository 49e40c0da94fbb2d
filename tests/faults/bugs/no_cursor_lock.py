"""Looks how far a case is, and locks nothing: two copies apply the same event at the same time."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from messaging import inbox_rows
from messaging.inbox_rows import Row
from tests.machinery.waiting import NeverHappened, wait_for

_LOOK = text("SELECT source, subject, sequence FROM cursors")
_AT_IT = text("SELECT pg_advisory_xact_lock_shared(4712)")
_HOW_MANY = text("""
    SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4712
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
""")
_BOTH = 2
_PATIENCE = 1.5  # seconds for the other copy to come to the same point, also on a busy machine
_WRITE = text("""
    INSERT INTO cursors (source, subject, sequence) VALUES (:source, :subject, :sequence)
    ON CONFLICT (source, subject) DO UPDATE SET sequence = excluded.sequence
""")


def apply() -> None:
    well = inbox_rows.write

    def look(session: Session, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
        known = {(source, subject): sequence for source, subject, sequence in session.execute(_LOOK)}
        _wait_for_the_other(session)
        return {key: known.get(key, 0) for key in keys}

    def write(session: Session, rows: Sequence[Row], cursors: dict[tuple[str, str], int], now: datetime) -> None:
        well(session, rows, {}, now)
        for (source, subject), sequence in sorted(cursors.items()):
            session.execute(_WRITE, {"source": source, "subject": subject, "sequence": sequence})

    inbox_rows.lock_cursors = look
    inbox_rows.write = write


def _wait_for_the_other(session: Session) -> None:
    """Let both look before either writes: on most days chance does that, and a proof does not wait for its day."""
    session.execute(_AT_IT)
    with suppress(NeverHappened):  # the other has nothing to do: then this one goes on alone
        wait_for(lambda: session.execute(_HOW_MANY).scalar_one() >= _BOTH, deadline=_PATIENCE)
