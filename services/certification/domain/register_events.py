"""What certification tells of documents: ids, codes and dates, never who they are about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class CertificateReady:
    """Heard by notifications: nobody at the company owes anything any more, and the school can issue."""

    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    issuer_id: UUID
    ready_on: date

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class CertificateIssued:
    """Heard by notifications and aftercare: the young person has a document."""

    certificate_id: UUID
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    issuer_id: UUID
    kind: str
    regime: str
    crebo: str
    issued_on: date
    replaces_id: UUID | None = None

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class DiplomaIssued:
    """Heard by notifications: the school gave a young person its diploma."""

    certificate_id: UUID
    pupil_id: UUID
    school_id: UUID
    issued_on: date
    replaces_id: UUID | None = None

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"


@dataclass(frozen=True)
class CertificateRevoked:
    """Heard by notifications and aftercare: the young person must hear that the document counts no more."""

    certificate_id: UUID
    pupil_id: UUID
    school_id: UUID
    issuer_id: UUID
    reason: str
    revoked_on: date

    @property
    def subject(self) -> str:
        """The pupil this is about."""
        return f"pupil/{self.pupil_id}"
