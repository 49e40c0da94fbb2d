"""The retention term is over: who this was is destroyed, here and by everybody who hears of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.intake.domain.days import day_of
from services.intake.domain.events import Event, PupilErased
from services.intake.domain.retention import Term
from services.intake.storage.erasing import Erasing


@dataclass(frozen=True)
class ErasePupil:
    """Which pupil; `is_dry_run` looks whether it may, and destroys nothing."""

    pupil_id: UUID
    is_dry_run: bool = False


def handle(command: ErasePupil, erasing: Erasing, now: datetime) -> list[Event]:
    """Destroy name, birth date, number, employer and who could read them."""
    today = day_of(now)
    Term(erasing.lock(command.pupil_id)).check_over(today)
    if command.is_dry_run:
        return []
    erasing.erase(command.pupil_id)
    return [PupilErased(command.pupil_id, today)]
