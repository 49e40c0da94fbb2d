"""A file was destroyed: the trajectories of this young person go too, and the papers; the register itself stays longer."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from access.destruction_report import Destroyed, DestructionReport, who
from messaging.work import Heard
from services.certification.storage.erasing import Erasing
from services.certification.storage.relations import Relations

CATEGORY: Final = "trajectories"
PAPERS: Final = "certificate_papers"  # the lines of the register stay, without what leads to the file


@dataclass(frozen=True)
class PupilErased:
    pupil_id: UUID


def handle(
    message: PupilErased, relations: Relations, erasing: Erasing, report: DestructionReport, heard: Heard
) -> None:
    """Destroy them, and write down how many; documents lose their paper and all that leads to whose they are here."""
    relations.write()  # what this batch told of the pupil must not come after
    amounts = {CATEGORY: erasing.erase(message.pupil_id), PAPERS: erasing.let_go(message.pupil_id)}
    for category, amount in amounts.items():
        if amount:
            report.add(Destroyed(heard.time, category, heard.event_id, who(heard.actor), heard.actor_role, amount))
