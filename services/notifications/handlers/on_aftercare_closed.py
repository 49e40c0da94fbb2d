"""Two years of aftercare are over: whoever helped should know that the case is closed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class AftercareClosed:
    case_id: UUID
    closed_on: date


def handle(message: AftercareClosed, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    fact = teller.fact(paths.young_person(case.pupil_id), case.pupil_id, case_id=message.case_id)
    teller.tell(fact, know=[*case.helpers, *teller.circle.school_of(case, message.closed_on)])
