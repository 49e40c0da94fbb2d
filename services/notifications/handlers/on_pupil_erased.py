"""A file was destroyed: what people were told about it goes too."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.storage.erasing import Erasing


@dataclass(frozen=True)
class PupilErased:
    pupil_id: UUID


def handle(message: PupilErased, erasing: Erasing) -> None:
    erasing.erase(message.pupil_id)
