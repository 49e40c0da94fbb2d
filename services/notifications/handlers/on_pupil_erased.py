"""A file was destroyed: what people were told about it goes too."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from access.destruction_report import Destroyed, DestructionReport, who
from messaging.work import Heard
from services.notifications.storage.erasing import Erasing


@dataclass(frozen=True)
class PupilErased:
    pupil_id: UUID


CATEGORY: Final = "notifications"


def handle(message: PupilErased, erasing: Erasing, report: DestructionReport, heard: Heard) -> None:
    """Destroy it, and write down how much."""
    erased = erasing.erase(message.pupil_id)
    if erased:
        report.add(Destroyed(heard.time, CATEGORY, heard.event_id, who(heard.actor), heard.actor_role, erased))
