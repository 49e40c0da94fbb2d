"""Reads the audit log: what was done to one file, and a whole chain for whoever verifies it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from access.audit_chain import Chain, Head, Row

Place = tuple[datetime, UUID, int]  # where a page starts: moment, chain, number

_TRAIL = """
    SELECT chain, number, at, person_id, role, organisation_id, for_persons, purpose, basis, action, outcome
    FROM audit_log WHERE objects && CAST(:objects AS uuid[]) {after}
    ORDER BY at DESC, chain DESC, number DESC LIMIT :limit
"""
_AFTER = "AND (at, chain, number) < (:at, CAST(:chain AS uuid), :number)"

_CHAINS = text("SELECT chain FROM audit_heads UNION SELECT DISTINCT chain FROM audit_log ORDER BY 1")
_HEAD = text("SELECT number, hash FROM audit_heads WHERE chain = CAST(:chain AS uuid)")
_LAST = text("SELECT coalesce(max(number), 0) FROM audit_log WHERE chain = CAST(:chain AS uuid)")
_HOLDS = text("SELECT EXISTS (SELECT FROM audit_log WHERE chain = CAST(:chain AS uuid) AND hash = :hash)")
_AT = text("SELECT hash FROM audit_log WHERE chain = CAST(:chain AS uuid) AND number = :number")
_ROWS = text("""
    SELECT number, at, person_id, role, organisation_id, for_persons, purpose, basis, action, objects, outcome, previous, hash
    FROM audit_log WHERE chain = CAST(:chain AS uuid) ORDER BY number
""")


def trail(session: Session, objects: Sequence[UUID], after: Place | None, limit: int) -> list[dict[str, Any]]:
    """Give what was read or changed of these, newest first."""
    asked: dict[str, Any] = {"objects": [str(each) for each in objects], "limit": limit}
    if after:
        asked |= {"at": after[0], "chain": str(after[1]), "number": after[2]}
    query = text(_TRAIL.format(after=_AFTER if after else ""))
    return [dict(row) for row in session.execute(query, asked).mappings()]


def chains(session: Session) -> list[UUID]:
    """Give every chain of this service."""
    return list(session.scalars(_CHAINS))


def chain(session: Session, chain_id: UUID) -> Chain:
    """Give what is known of a chain besides its rows."""
    asked = {"chain": str(chain_id)}
    head = session.execute(_HEAD, asked).first()
    return Chain(
        Head(head.number, bytes(head.hash)) if head else Head(),
        session.execute(_LAST, asked).scalar_one(),
        lambda found: session.execute(_HOLDS, asked | {"hash": found}).scalar_one() is True,
    )


def hash_at(session: Session, chain_id: UUID, number: int) -> bytes | None:
    """Give the hash of one row, if it is there."""
    found = session.scalar(_AT, {"chain": str(chain_id), "number": number})
    return None if found is None else bytes(found)


def rows(session: Session, chain_id: UUID) -> Iterator[Row]:
    """Give a chain's rows in the order of their numbers, some thousands in memory at a time."""
    options = {"stream_results": True, "yield_per": 2000}
    for row in session.execute(_ROWS, {"chain": str(chain_id)}, execution_options=options).mappings():
        fields = dict(row)
        yield Row(**fields | {"previous": bytes(row["previous"]), "hash": bytes(row["hash"])})
