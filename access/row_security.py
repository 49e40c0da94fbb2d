"""Row-level security: PostgreSQL itself shows a row about somebody only to whoever has a relation to it.

The actor is set per transaction by access/admission.py; worker processes connect as `system`. Nobody set: no rows.
The policies are a second wall, wider than the queries: a query that forgets its reader still shows no stranger's row.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

# Each in a SELECT of its own: worked out once per statement, not once per row.
ROLE: Final = "(SELECT current_setting('app.role', true))"
PERSON: Final = "(SELECT nullif(current_setting('app.person', true), '')::uuid)"
ORGANISATION: Final = "(SELECT nullif(current_setting('app.organisation', true), '')::uuid)"
PEOPLE: Final = "(SELECT string_to_array(current_setting('app.people', true), ',')::uuid[])::uuid[]"

SUPPORTED: Final = "(SELECT string_to_array(current_setting('app.supported', true), ',')::uuid[])::uuid[]"  # pupils

_ROLE = text("SELECT current_setting('app.role', true)")
_ACT_AS = text("SELECT set_config('app.role', :role, true)")
_SEE_SUPPORTED = text("SELECT set_config('app.supported', :pupils, true)")
_SEE_FOR = text("SELECT set_config('app.people', :people, true)")


def protect(table: str, seen_by: Mapping[str, str], otherwise: str = "false") -> tuple[str, ...]:
    """Give the statements that show rows of a table to the system, and to each role on its condition; also for writing.

    A CASE, because the planner takes an OR of roles for so rare a thing that it leaves the indexes.
    """
    lines = " ".join(f"WHEN '{role}' THEN {condition}" for role, condition in {"system": "true", **seen_by}.items())
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS seen ON {table}",
        f"CREATE POLICY seen ON {table} USING (CASE {ROLE} {lines} ELSE {otherwise} END)",
    )


def see_for(session: Session, people: Iterable[UUID]) -> None:
    """Let the database know, until the transaction ends, whose work this person may do: the own, and of who is away."""
    session.execute(_SEE_FOR, {"people": ",".join(str(each) for each in people)})


def see_supported(session: Session, pupil_ids: Iterable[UUID]) -> None:
    """Let the database know, until the transaction ends, whose file this person was given for support."""
    session.execute(_SEE_SUPPORTED, {"pupils": ",".join(str(each) for each in pupil_ids)})


@contextmanager
def as_system(session: Session) -> Iterator[None]:
    """Show one question all rows, whoever asks: to account for a file or to destroy it, for whom its route admits.

    Only statements belong in the block; one that fails ends the transaction, and with it what was set.
    """
    role = session.scalar(_ROLE) or ""
    session.execute(_ACT_AS, {"role": "system"})
    yield
    session.execute(_ACT_AS, {"role": role})
