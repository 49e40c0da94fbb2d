"""The next step that was agreed truly began: whoever was told that it was agreed hears so."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class NextStepConfirmed:
    case_id: UUID
    pupil_id: UUID


def handle(message: NextStepConfirmed, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    fact = teller.fact(paths.young_person(message.pupil_id), message.pupil_id, case_id=message.case_id)
    teller.tell(fact, know=case.helpers)
    teller.tell_school(fact, case)
