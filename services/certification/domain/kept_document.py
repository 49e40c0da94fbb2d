"""A document of somebody else that a young person earned: kept or registered here, and looked after by a second person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from services.certification.domain.kept_document_rules import (
    BrancheDocumentHasAFile,
    DocumentIsKept,
    DocumentIsOfThePast,
    IsVerified,
    KeeperDoesNotUndo,
    KeeperDoesNotVerify,
    TooManyDocuments,
    ValidityEndsAfterIssue,
)

BRANCHE: Final = "branchecertificaat"
KINDS: Final = (BRANCHE, "mbo_certificaat", "mbo_verklaring")
MOST_OF_ONE: Final = 30  # documents of one young person: the files are in the database
WAYS: Final = ("asked_issuer", "issuers_register", "saw_original")


@dataclass
class KeptDocument:
    """Who gave what on which day; the hash is that of the file, for whoever compares it later."""

    document_id: UUID
    pupil_id: UUID
    school_id: UUID
    kind: str
    issuer: str  # how the body that gave it is called
    title: str
    number: str | None
    issued_on: date
    valid_until: date | None
    sha256: str | None  # of the file; registered without one otherwise
    size: int | None  # bytes of the file
    kept_by: UUID
    kept_at: datetime
    verified_by: UUID | None = None
    verified_at: datetime | None = None
    verified_how: str | None = None

    def check_new(self, today: date) -> None:
        """Refuse what was not given yet, ends before it began, or is of a branche and without its file."""
        if self.issued_on > today:
            raise DocumentIsOfThePast(today)
        if self.valid_until is not None and self.valid_until < self.issued_on:
            raise ValidityEndsAfterIssue
        if self.kind == BRANCHE and self.sha256 is None:
            raise BrancheDocumentHasAFile

    def check_beside(self, others: Collection["KeptDocument"]) -> None:
        """Refuse the same file twice, and more documents than one person earns."""
        if self.sha256 is not None and any(each.sha256 == self.sha256 for each in others):
            raise DocumentIsKept
        if len(others) >= MOST_OF_ONE:
            raise TooManyDocuments(MOST_OF_ONE)

    def check_removal(self, by: UUID) -> None:
        """Two persons said that it is real; whoever kept it does not take that back alone."""
        if self.verified_at is not None and by == self.kept_by:
            raise KeeperDoesNotUndo

    def verify(self, by: UUID, how: str, now: datetime) -> None:
        """Say that it was looked up with whoever gave it; whoever kept it is not the one, and once is enough."""
        if by == self.kept_by:
            raise KeeperDoesNotVerify
        if self.verified_at is not None:
            raise IsVerified
        self.verified_by, self.verified_at, self.verified_how = by, now, how

    def state(self, today: date) -> str:
        """How it stands: kept, verified, or over."""
        if self.valid_until is not None and self.valid_until < today:
            return "over"
        return "verified" if self.verified_at is not None else "kept"
