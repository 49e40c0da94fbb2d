"""Documents of others, as kept in PostgreSQL, as far as the reader may see them; the file is read for one at a time."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    delete,
    select,
    true,
    update,
)
from sqlalchemy.orm import Session

from services.certification.domain.kept_document import KeptDocument
from services.certification.domain.kept_document_rules import KeptDocumentNotFound
from services.certification.storage.tables import metadata
from services.certification.storage.trajectories import Reader

_MOMENT = DateTime(timezone=True)

kept_documents = Table(
    "kept_documents",
    metadata,
    Column("document_id", Uuid, primary_key=True),
    Column("pupil_id", Uuid, ForeignKey("pupils.pupil_id"), nullable=False),
    Column("school_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("number", Text),
    Column("issued_on", Date, nullable=False),
    Column("valid_until", Date),
    Column("sha256", Text),
    Column("size", Integer),
    Column("kept_by", Uuid, nullable=False),
    Column("kept_at", _MOMENT, nullable=False),
    Column("verified_by", Uuid),
    Column("verified_at", _MOMENT),
    Column("verified_how", Text),
    Column("pdf", LargeBinary),
)
_WITHOUT_FILE = select(*(each for each in kept_documents.c if each.name != "pdf"))


class KeptDocuments:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._sees: ColumnElement[bool] = true()

    def seen_by(self, reader: Reader) -> "KeptDocuments":
        """Give only what a reader may see."""
        self._sees = reader.sees(kept_documents.c.school_id, kept_documents.c.pupil_id)
        return self

    def add(self, new: KeptDocument, pdf: bytes | None) -> None:
        """Keep one, with its file if there is one."""
        self._session.execute(kept_documents.insert().values(asdict(new) | {"pdf": pdf}))

    def get(self, document_id: UUID, *, lock: bool = False) -> KeptDocument:
        """Give one."""
        query = _WITHOUT_FILE.where(kept_documents.c.document_id == document_id, self._sees)
        row = self._session.execute(query.with_for_update() if lock else query).mappings().first()
        if row is None:
            raise KeptDocumentNotFound(document_id)
        return _document(row)

    def page(self, after: UUID | None, limit: int, pupil_id: UUID | None) -> list[KeptDocument]:
        """Give the next ones by id, the oldest first."""
        query = _WITHOUT_FILE.where(self._sees).order_by(kept_documents.c.document_id).limit(limit)
        if after is not None:
            query = query.where(kept_documents.c.document_id > after)
        if pupil_id is not None:
            query = query.where(kept_documents.c.pupil_id == pupil_id)
        return [_document(row) for row in self._session.execute(query).mappings()]

    def of(self, pupil_id: UUID) -> list[KeptDocument]:
        """Give all of one young person; whoever asks holds the pupil."""
        query = _WITHOUT_FILE.where(kept_documents.c.pupil_id == pupil_id)
        return [_document(row) for row in self._session.execute(query).mappings()]

    def file(self, document_id: UUID) -> bytes | None:
        """Give the file of one that the reader may see."""
        query = select(kept_documents.c.pdf).where(kept_documents.c.document_id == document_id, self._sees)
        found = self._session.scalar(query)
        return bytes(found) if found is not None else None

    def keep(self, changed: KeptDocument) -> None:
        """Keep that it was looked up."""
        words = {name: getattr(changed, name) for name in ("verified_by", "verified_at", "verified_how")}
        mine = kept_documents.c.document_id == changed.document_id
        self._session.execute(update(kept_documents).where(mine).values(words))

    def remove(self, document_id: UUID) -> None:
        """Take one away that does not belong here."""
        self._session.execute(delete(kept_documents).where(kept_documents.c.document_id == document_id))


def _document(row: Mapping[Any, Any]) -> KeptDocument:
    return KeptDocument(**row)
