"""A career conversation is owed: the werkconsulent who plans it may read the pupil, a former one no longer."""

from dataclasses import dataclass
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.domain.relation import Relation
from services.intake.storage.readers import Readers


@dataclass(frozen=True)
class CareerConversationRequested:
    """What intake reads of aftercare's event; either may be nobody yet, or nobody any more."""

    case_id: UUID
    pupil_id: UUID
    job_coach_id: UUID | None = None
    werkconsulent_id: UUID | None = None


def handle(message: CareerConversationRequested, readers: Readers) -> list[Event]:
    """Let those who hold the conversation read; a task that nobody has opens the pupil to nobody."""
    for task, person_id in (("job_coach", message.job_coach_id), ("werkconsulent", message.werkconsulent_id)):
        if person_id:
            readers.keep(Relation(message.case_id, task, message.pupil_id, person_id))
        else:
            readers.release(message, task)
    return []
