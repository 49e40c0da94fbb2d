"""A file was destroyed: the trajectories of this young person go too."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from access.destruction_report import Destroyed, DestructionReport, who
from messaging.work import Heard
from services.certification.storage.erasing import Erasing
from services.certification.storage.relations import Relations

CATEGORY: Final = "trajectories"


@dataclass(frozen=True)
class PupilErased:
    pupil_id: UUID


def handle(
    message: PupilErased, relations: Relations, erasing: Erasing, report: DestructionReport, heard: Heard
) -> None:
    """Destroy them, and write down how many."""
    relations.write()  # what this batch told of the pupil must not come after
    erased = erasing.erase(message.pupil_id)
    if erased:
        report.add(Destroyed(heard.time, CATEGORY, heard.event_id, who(heard.actor), heard.actor_role, erased))
