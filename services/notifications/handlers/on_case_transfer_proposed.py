"""A colleague is asked to take a case over: he must answer, before a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CaseTransferProposed:
    case_id: UUID
    pupil_id: UUID
    to_id: UUID
    answer_by: date


def handle(message: CaseTransferProposed, teller: Teller) -> None:
    path = paths.young_person(message.pupil_id)
    fact = teller.fact(path, message.pupil_id, case_id=message.case_id, due_on=message.answer_by)
    teller.tell(fact, act=[message.to_id])
