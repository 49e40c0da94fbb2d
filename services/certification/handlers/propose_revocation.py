"""Somebody proposes to revoke a document, with a reason; a second person decides."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.certification.domain.register_rules import IsRevoked, RevocationIsProposed
from services.certification.domain.revoking import Proposal
from services.certification.storage.register import Register
from services.certification.storage.revocations import Revocations


@dataclass(frozen=True)
class ProposeRevocation:
    certificate_id: UUID
    reason: str
    explanation: str
    proposed_by: UUID


def handle(command: ProposeRevocation, register: Register, revocations: Revocations, now: datetime) -> Proposal:
    """Keep the proposal."""
    entry = register.get(command.certificate_id, lock=True)
    if entry.revoked_at is not None:
        raise IsRevoked
    if revocations.of([entry.certificate_id]):
        raise RevocationIsProposed
    proposal = Proposal(entry.certificate_id, command.reason, command.explanation, command.proposed_by, now)
    revocations.add(proposal)
    return proposal
