"""A school asks the municipality for support: the werkconsulent must answer, before a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class MunicipalSupportRequested:
    case_id: UUID
    pupil_id: UUID
    answer_by: date
    werkconsulent_id: UUID | None = None
    job_coach_id: UUID | None = None


def handle(message: MunicipalSupportRequested, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    path = paths.young_person(message.pupil_id)
    fact = teller.fact(path, message.pupil_id, case_id=message.case_id, due_on=message.answer_by)
    know = [message.job_coach_id] if message.job_coach_id else []
    teller.tell_owner(fact, case, message.werkconsulent_id, know=know)
