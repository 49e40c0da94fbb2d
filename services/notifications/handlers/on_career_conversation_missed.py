"""The young person did not come to a career conversation: it must be planned anew."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CareerConversationMissed:
    case_id: UUID
    pupil_id: UUID
    conversation_id: UUID
    due_on: date
    participant_ids: list[UUID]


def handle(message: CareerConversationMissed, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    path = paths.conversation(message.conversation_id)
    fact = teller.fact(path, message.pupil_id, case_id=message.case_id, due_on=message.due_on)
    planner = case.werkconsulent_id or case.job_coach_id
    teller.tell_owner(fact, case, planner, know=[*case.helpers, *message.participant_ids])
    teller.tell_school(fact, case)
