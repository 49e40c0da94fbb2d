"""A school reported a leaver: its other staff should know; the job coach hears of it once there is one."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class PupilLeftSchool:
    pupil_id: UUID
    school_id: UUID


def handle(message: PupilLeftSchool, teller: Teller) -> None:
    fact = teller.fact(paths.young_person(message.pupil_id), message.pupil_id)
    teller.tell(fact, know=teller.circle.staff_of(message.school_id))
