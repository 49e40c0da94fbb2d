"""Versions of the covenant, as kept in PostgreSQL: a few a year."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Column, Date, DateTime, Table, Text, Uuid, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.directory.domain.covenant import CovenantVersion
from services.directory.domain.covenant_rules import CovenantNotFound, OneCovenantWaits
from services.directory.storage.tables import mapper

covenants = Table(
    "covenants",
    mapper.metadata,
    Column("covenant_id", Uuid, primary_key=True),
    Column("version", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("file_digest", Text, nullable=False),
    Column("put_in_by_id", Uuid, nullable=False),
    Column("put_in_at", DateTime(timezone=True), nullable=False),
    Column("decided_by_id", Uuid),
    Column("decided_at", DateTime(timezone=True)),
    Column("holds_from", Date),
)
mapper.map_imperatively(CovenantVersion, covenants)
TABLE = covenants.c
# Who puts in and who decides wait for each other, so that the second one sees what the first one did.
_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('directory.covenants'))")


class Covenants:
    def __init__(self, session: Session) -> None:
        self._session = session

    def lock(self) -> None:
        """Let nobody else change anything here until this transaction ends."""
        self._session.execute(_LOCK)

    def get(self, covenant_id: UUID) -> CovenantVersion:
        found = self._session.get(CovenantVersion, covenant_id)
        if found is None:
            raise CovenantNotFound(covenant_id)
        return found

    def add(self, covenant: CovenantVersion) -> None:
        self._session.add(covenant)
        try:
            self._session.flush()
        except IntegrityError as taken:
            raise OneCovenantWaits from taken

    def write(self) -> None:
        """Send what changed to the database, for the question which version holds now."""
        self._session.flush()

    def has_version(self, version: str) -> bool:
        """Tell whether a version of this name was put in before."""
        return self._session.scalar(select(TABLE.covenant_id).where(TABLE.version == version)) is not None

    def is_one_waiting(self) -> bool:
        """Tell whether a version waits for a second person."""
        return self._session.scalar(select(TABLE.covenant_id).where(TABLE.decided_at.is_(None))) is not None

    def in_force(self, file_digest: str, on: date) -> CovenantVersion | None:
        """Give the version that holds on a day on top of a file; None when the file itself does."""
        holds = TABLE.file_digest == file_digest, TABLE.holds_from <= on
        latest = TABLE.holds_from.desc(), TABLE.decided_at.desc()
        return self._session.scalars(select(CovenantVersion).where(*holds).order_by(*latest).limit(1)).first()

    def page(self, after: UUID | None, limit: int) -> Sequence[CovenantVersion]:
        """Give versions, the newest first."""
        query = select(CovenantVersion).order_by(TABLE.covenant_id.desc()).limit(limit)
        if after is not None:
            query = query.where(TABLE.covenant_id < after)
        return self._session.scalars(query).all()
