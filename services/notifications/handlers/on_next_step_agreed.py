"""A next step was agreed: the job coach must help the young person take it."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class NextStepAgreed:
    case_id: UUID
    conversation_id: UUID


def handle(message: NextStepAgreed, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    fact = teller.fact(paths.conversation(message.conversation_id), case.pupil_id, case_id=message.case_id)
    teller.tell_owner(fact, case, case.job_coach_id, know=case.helpers)
    teller.tell_school(fact, case)
