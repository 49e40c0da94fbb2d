"""A school asks the municipality for support: the werkconsulent who answers may read who it is about."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.intake.domain.events import Event
from services.intake.domain.relation import Relation
from services.intake.storage.readers import Readers

TASK: Final = "municipal_support"


@dataclass(frozen=True)
class MunicipalSupportRequested:
    """What intake reads of aftercare's event; nobody may serve the municipality yet."""

    case_id: UUID
    pupil_id: UUID
    werkconsulent_id: UUID | None = None


def handle(message: MunicipalSupportRequested, readers: Readers) -> list[Event]:
    """Let the werkconsulent read, in the place of who was asked before."""
    if message.werkconsulent_id:
        readers.keep(Relation(message.case_id, TASK, message.pupil_id, message.werkconsulent_id))
    else:
        readers.release(message, TASK)
    return []
