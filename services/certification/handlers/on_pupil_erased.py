"""A file was destroyed: the trajectories of this young person go too."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from access.destruction_report import Destroyed, DestructionReport, who
from messaging.timers import Timers
from messaging.work import Heard
from services.certification.handlers.owing_clocks import OWING
from services.certification.storage.erasing import Erasing
from services.certification.storage.relations import Relations

CATEGORY: Final = "trajectories"


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
    """Destroy them, and write down how many."""
    relations.write()  # what this batch told of the pupil must not come after
    erased = erasing.erase(message.pupil_id)
    for trajectory_id in erased:
        timers.cancel(OWING, trajectory_id)
    if erased:
        told_by = who(heard.actor), heard.actor_role
        report.add(Destroyed(heard.time, CATEGORY, heard.event_id, *told_by, len(erased)))
