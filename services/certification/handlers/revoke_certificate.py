"""A second person revokes a document: its bit on the status list is set, and the school tells the young person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.certification.domain.local_time import day_of
from services.certification.domain.register_events import CertificateRevoked
from services.certification.domain.register_rules import IsRevoked, OnlyTheIssuerRevokes, RevocationNotFound
from services.certification.storage.register import Register
from services.certification.storage.revocations import Revocations


@dataclass(frozen=True)
class RevokeCertificate:
    """Which document, by whom; one of that organisation only, when whoever revokes belongs to one."""

    certificate_id: UUID
    by: UUID
    only_of: UUID | None = None


def handle(
    command: RevokeCertificate, register: Register, revocations: Revocations, now: datetime
) -> list[CertificateRevoked]:
    """Carry a proposal out; of a file that was destroyed nobody is left to tell."""
    certificate_id, by = command.certificate_id, command.by
    entry = register.get(certificate_id, lock=True)
    if command.only_of not in {None, entry.certificate.issuer.organisation_id}:
        raise OnlyTheIssuerRevokes
    if entry.revoked_at is not None:
        raise IsRevoked
    proposal = revocations.of([certificate_id]).get(certificate_id)
    if proposal is None:
        raise RevocationNotFound(certificate_id)
    proposal.check_other_than(by)
    revocations.carry_out(certificate_id, by, now)
    register.mark(certificate_id, revoked_at=now)
    if entry.pupil_id is None:
        return []
    ids = certificate_id, entry.pupil_id, entry.school_id, entry.certificate.issuer.organisation_id
    return [CertificateRevoked(*ids, proposal.reason, day_of(now))]


def withdraw(certificate_id: UUID, register: Register, revocations: Revocations) -> None:
    """Take a proposal back, as long as it was not carried out."""
    entry = register.get(certificate_id, lock=True)
    if entry.revoked_at is not None:
        raise IsRevoked
    if not revocations.take_back(certificate_id):
        raise RevocationNotFound(certificate_id)
