"""A young person works towards a document that an mbo school gives: its staff may know whose name stands on it."""

from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.storage.document_issuers import DocumentIssuers


@dataclass(frozen=True)
class TrajectoryStarted:
    """What intake reads of certification's event; without an issuer the own school issues."""

    trajectory_id: UUID
    pupil_id: UUID
    issuer_id: UUID | None = None


def handle(message: TrajectoryStarted, issuers: DocumentIssuers) -> list[Event]:
    """Let the mbo school know the name and the day of birth."""
    if message.issuer_id is not None:
        issuers.keep(message.trajectory_id, message.pupil_id, message.issuer_id)
    return []
