"""A job coach is responsible for a case: that person may read the pupil, the former one no longer."""

from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.domain.relation import Relation
from services.intake.storage.readers import Readers


@dataclass(frozen=True)
class JobCoachAssigned:
    """What intake reads of aftercare's event."""

    case_id: UUID
    pupil_id: UUID
    job_coach_id: UUID


def handle(message: JobCoachAssigned, readers: Readers) -> list[Event]:
    """Let the job coach read."""
    readers.keep(Relation(message.case_id, "job_coach", message.pupil_id, message.job_coach_id))
    return []
