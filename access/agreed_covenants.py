"""Versions of the covenant that two persons agreed on, as a service that shows young people keeps them; told by the directory.

A version was agreed on top of a file. As long as that file stands there, the version holds; another file begins anew.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from access.policy import Covenant

TABLE: Final = (
    """
    CREATE TABLE agreed_covenants (
        covenant_id uuid PRIMARY KEY,
        file_digest text NOT NULL,     -- of the file it was agreed on top of
        holds_from date NOT NULL,
        agreed_at timestamptz NOT NULL,
        covenant text NOT NULL         -- JSON: roles, relations, groups of data, days; about nobody
    )
    """,
    "CREATE INDEX agreed_covenants_file ON agreed_covenants (file_digest, holds_from DESC, agreed_at DESC)",
)

_KEEP = text("""
    INSERT INTO agreed_covenants (covenant_id, file_digest, holds_from, agreed_at, covenant)
    VALUES (:covenant_id, :file_digest, :holds_from, :agreed_at, :covenant) ON CONFLICT (covenant_id) DO NOTHING
""")
_IN_FORCE = text("""
    SELECT covenant FROM agreed_covenants WHERE file_digest = :file_digest AND holds_from <= :day
    ORDER BY holds_from DESC, agreed_at DESC LIMIT 1
""")


class AgreedCovenants:
    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(
        self, covenant_id: UUID, file_digest: str, holds_from: date, agreed_at: datetime, covenant: Covenant
    ) -> None:
        """Keep a version; hearing of it twice changes nothing."""
        row = {
            "covenant_id": covenant_id,
            "file_digest": file_digest,
            "holds_from": holds_from,
            "agreed_at": agreed_at,
            "covenant": msgspec.json.encode(covenant).decode(),
        }
        self._session.execute(_KEEP, row)


def in_force(session: Session, file: Covenant, on: date) -> Covenant:
    """Give the covenant that holds on a day: the one agreed last on top of this file, else the file itself."""
    found = session.scalar(_IN_FORCE, {"file_digest": file.digest, "day": on})
    return _read(found) if found else file


@lru_cache(maxsize=8)
def _read(written: str) -> Covenant:
    return msgspec.json.decode(written, type=Covenant)
