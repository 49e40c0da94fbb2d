"""An mbo school is asked to go on with somebody's trajectory: its staff may know whose name it is, to answer."""

from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.storage.document_issuers import DocumentIssuers


@dataclass(frozen=True)
class TrajectoryTransferProposed:
    transfer_id: UUID
    pupil_id: UUID
    to_id: UUID


def handle(message: TrajectoryTransferProposed, issuers: DocumentIssuers) -> list[Event]:
    """Let the mbo school know the name and the day of birth, under the id of the question."""
    issuers.keep(message.transfer_id, message.pupil_id, message.to_id)
    return []
