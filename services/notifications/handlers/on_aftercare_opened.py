"""Two years of aftercare began: nobody is told, but from now on we know whose young person it is, and until when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.storage.circle import Circle


@dataclass(frozen=True)
class AftercareOpened:
    case_id: UUID
    pupil_id: UUID
    school_id: UUID
    municipality: str
    ends_on: date


def handle(message: AftercareOpened, circle: Circle) -> None:
    case = circle.case(message.case_id)
    case.open(message.pupil_id, message.school_id, message.municipality, message.ends_on)
    circle.keep(case)
