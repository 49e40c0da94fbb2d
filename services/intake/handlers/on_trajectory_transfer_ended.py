"""An mbo school does not go on with somebody's trajectory: what it might know for the answer, it knows no more."""

from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.storage.document_issuers import DocumentIssuers


@dataclass(frozen=True)
class TrajectoryTransferEnded:
    transfer_id: UUID


def handle(message: TrajectoryTransferEnded, issuers: DocumentIssuers) -> list[Event]:
    """Forget it; a document that the same school gives of another trajectory stays its own to know."""
    issuers.forget(message.transfer_id)
    return []
