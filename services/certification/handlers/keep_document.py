"""A document of a branche or an mbo school is kept with a young person, and looked up by a second person."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from messaging.ids import uuid7
from services.certification.domain.kept_document import KeptDocument
from services.certification.domain.kept_document_rules import FileHasChanged, NothingToOpen
from services.certification.domain.local_time import day_of
from services.certification.storage.kept_documents import KeptDocuments


@dataclass(frozen=True)
class KeepDocument:
    pupil_id: UUID
    school_id: UUID
    kind: str
    issuer: str
    title: str
    issued_on: date
    kept_by: UUID
    number: str | None = None
    valid_until: date | None = None
    pdf: bytes | None = None


def handle(command: KeepDocument, known: KeptDocuments, now: datetime) -> KeptDocument:
    """Keep it, with the hash of its file."""
    pdf = command.pdf
    new = KeptDocument(
        uuid7(),
        command.pupil_id,
        command.school_id,
        command.kind,
        command.issuer,
        command.title,
        command.number,
        command.issued_on,
        command.valid_until,
        hash_of(pdf) if pdf is not None else None,
        len(pdf) if pdf is not None else None,
        command.kept_by,
        now,
    )
    new.check_new(day_of(now))
    new.check_beside(known.of(new.pupil_id))
    known.add(new, pdf)
    return new


def verify(document_id: UUID, by: UUID, how: str, known: KeptDocuments, now: datetime) -> KeptDocument:
    """Keep that a second person looked it up with whoever gave it; of a file that is still the one that was kept."""
    found = known.get(document_id, lock=True)
    if found.sha256 is not None:
        whole_file(found, known)
    found.verify(by, how, now)
    known.keep(found)
    return found


def whole_file(found: KeptDocument, known: KeptDocuments) -> bytes:
    """Give the file, as long as it is the one that was kept."""
    pdf = known.file(found.document_id)
    if pdf is None:
        raise NothingToOpen
    if hash_of(pdf) != found.sha256:
        raise FileHasChanged
    return pdf


def hash_of(pdf: bytes) -> str:
    """Give what tells this file from every other one."""
    return hashlib.sha256(pdf).hexdigest()
