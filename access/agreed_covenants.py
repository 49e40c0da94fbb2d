"""Versions of the covenant that two persons agreed on, as a service that shows young people keeps them; told by the directory.

A version was agreed on top of a file. As long as that file stands there, the version holds; another file begins anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from access.policy import Covenant, Rule

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


@dataclass(frozen=True)
class AgreedCovenant:
    """What every service that shows young people reads of the directory's event."""

    covenant_id: UUID
    region: str
    version: str
    begins_on: date
    ends_on: date
    holds_from: date
    agreed_at: datetime
    file_digest: str
    rules: Sequence[Rule]

    @property
    def covenant(self) -> Covenant:
        """The version itself."""
        return Covenant(self.region, self.version, self.begins_on, self.ends_on, {}, tuple(self.rules))


class AgreedCovenants:
    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, agreed: AgreedCovenant) -> None:
        """Keep a version; hearing of it twice changes nothing."""
        row = {name: getattr(agreed, name) for name in ("covenant_id", "file_digest", "holds_from", "agreed_at")}
        self._session.execute(_KEEP, row | {"covenant": msgspec.json.encode(agreed.covenant).decode()})


def in_force(session: Session, file: Covenant, on: date) -> Covenant:
    """Give the covenant that holds on a day: the one agreed last on top of this file, else the file itself."""
    found = session.scalar(_IN_FORCE, {"file_digest": file.digest, "day": on})
    return _read(found) if found else file


@lru_cache(maxsize=8)
def _read(written: str) -> Covenant:
    return msgspec.json.decode(written, type=Covenant)
