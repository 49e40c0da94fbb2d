"""A career conversation is owed: the werkconsulent who plans it may read the pupil."""

from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.domain.relation import Relation
from services.intake.storage.readers import Readers


@dataclass(frozen=True)
class CareerConversationRequested:
    """What intake reads of aftercare's event; either may still be unknown."""

    case_id: UUID
    pupil_id: UUID
    job_coach_id: UUID | None = None
    werkconsulent_id: UUID | None = None


def handle(message: CareerConversationRequested, readers: Readers) -> list[Event]:
    """Let those who hold the conversation read."""
    if message.job_coach_id:
        readers.keep(Relation(message.case_id, "job_coach", message.pupil_id, message.job_coach_id))
    if message.werkconsulent_id:
        readers.keep(Relation(message.case_id, "werkconsulent", message.pupil_id, message.werkconsulent_id))
    return []
