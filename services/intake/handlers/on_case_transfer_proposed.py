"""A job coach is asked to take a case over: to decide, that person may read who it is about."""

from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.domain.relation import Relation
from services.intake.storage.readers import Readers


@dataclass(frozen=True)
class CaseTransferProposed:
    """What intake reads of aftercare's event."""

    case_id: UUID
    pupil_id: UUID
    to_id: UUID


def handle(message: CaseTransferProposed, readers: Readers) -> list[Event]:
    """Let whoever is asked read."""
    readers.keep(Relation(message.case_id, "asked_job_coach", message.pupil_id, message.to_id))
    return []
