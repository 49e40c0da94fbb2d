"""What was destroyed because its term was over: who did it, when, which category, how many; never whose it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

TABLE: Final = """
    CREATE TABLE destructions (        -- the report: rows are added, and say nothing about anybody
        destroyed_at timestamptz NOT NULL,
        category text NOT NULL,
        event_id uuid NOT NULL,        -- the pupil_erased that it belongs to; with the category, once
        person_id uuid,                -- who did it; empty: the platform itself
        role text NOT NULL,
        amount integer NOT NULL,       -- files, cases, lines
        PRIMARY KEY (destroyed_at, event_id, category)
    )
"""

_ADD: Final = text("""
    INSERT INTO destructions (destroyed_at, category, event_id, person_id, role, amount)
    VALUES (:destroyed_at, :category, :event_id, :person_id, :role, :amount) ON CONFLICT DO NOTHING
""")
_PAGE: Final = """
    SELECT destroyed_at, category, event_id, person_id, role, amount FROM destructions {after}
    ORDER BY destroyed_at DESC, event_id DESC, category DESC LIMIT :limit
"""
_AFTER: Final = "WHERE (destroyed_at, event_id, category) < (:destroyed_at, CAST(:event_id AS uuid), :category)"
PERSON: Final = "person/"

Place = tuple[datetime, UUID, str]  # where a page starts


@dataclass(frozen=True)
class Destroyed:
    """One line of the report."""

    destroyed_at: datetime
    category: str
    event_id: UUID
    person_id: UUID | None
    role: str
    amount: int


def who(actor: str) -> UUID | None:
    """Give the person behind an actor as events name him; none when it was the platform."""
    return UUID(actor.removeprefix(PERSON)) if actor.startswith(PERSON) else None


class DestructionReport:
    """The report of one service."""

    def __init__(self, session: Session) -> None:
        """Use the session of the transaction."""
        self._session = session

    def add(self, line: Destroyed) -> None:
        """Write down that something was destroyed; twice is harmless."""
        self._session.execute(_ADD, vars(line))

    def page(self, after: Place | None, limit: int) -> Sequence[Destroyed]:
        """Give the next lines, newest first."""
        asked: dict[str, object] = {"limit": limit}
        if after:
            asked |= {"destroyed_at": after[0], "event_id": after[1], "category": after[2]}
        found = self._session.execute(text(_PAGE.format(after=_AFTER if after else "")), asked)
        return [Destroyed(**row) for row in found.mappings()]
