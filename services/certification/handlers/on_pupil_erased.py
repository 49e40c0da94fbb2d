"""A file was destroyed: the trajectories of this young person go too, and the papers; the register itself stays longer."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from access.destruction_report import Destroyed, DestructionReport, who
from messaging.timers import Timers
from messaging.work import Heard
from services.certification.handlers.document_clock import DOCUMENT
from services.certification.handlers.owing_clocks import OWING
from services.certification.handlers.propose_transfer import TRANSFER
from services.certification.storage.erasing import Erasing
from services.certification.storage.relations import Relations

CATEGORY: Final = "trajectories"
PAPERS: Final = "certificate_papers"  # the lines of the register stay, without what leads to the file


@dataclass(frozen=True)
class PupilErased:
    pupil_id: UUID


def handle(
    message: PupilErased,
    relations: Relations,
    erasing: Erasing,
    timers: Timers,
    *,
    report: DestructionReport,
    heard: Heard,
) -> None:
    """Destroy them, and write down how many; documents lose their paper and all that leads to whose they are here."""
    relations.write()  # what this batch told of the pupil must not come after
    for transfer_id in erasing.questions_of(message.pupil_id):
        timers.cancel(TRANSFER, transfer_id)
    erased = erasing.erase(message.pupil_id)
    for trajectory_id in erased:
        timers.cancel(OWING, trajectory_id)
        timers.cancel(DOCUMENT, trajectory_id)
    amounts = {CATEGORY: len(erased), PAPERS: erasing.let_go(message.pupil_id)}
    told_by = who(heard.actor), heard.actor_role
    for category, amount in amounts.items():
        if amount:
            report.add(Destroyed(heard.time, category, heard.event_id, *told_by, amount))
