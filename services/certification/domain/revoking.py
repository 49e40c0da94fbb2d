"""Revoking a document: proposed with a reason by one person, carried out by another."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.certification.domain.register_rules import ProposerDoesNotRevoke

WRONG_DATA: Final = "wrong_data"
WRONG_JUDGEMENT: Final = "wrong_judgement"
ISSUED_BY_MISTAKE: Final = "issued_by_mistake"
OTHER: Final = "other"
REASONS: Final = (WRONG_DATA, WRONG_JUDGEMENT, ISSUED_BY_MISTAKE, OTHER)


@dataclass(frozen=True)
class Proposal:
    """Somebody found that a document should count no more."""

    certificate_id: UUID
    reason: str
    explanation: str
    proposed_by: UUID
    proposed_at: datetime
    carried_out_by: UUID | None = None
    carried_out_at: datetime | None = None

    def check_other_than(self, person_id: UUID) -> None:
        """Refuse whoever proposed it."""
        if person_id == self.proposed_by:
            raise ProposerDoesNotRevoke
