"""A career conversation is owed: the werkconsulent must plan it, or else the job coach."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CareerConversationRequested:
    case_id: UUID
    pupil_id: UUID
    conversation_id: UUID
    due_on: date
    job_coach_id: UUID | None = None
    werkconsulent_id: UUID | None = None


def handle(message: CareerConversationRequested, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    case.be_helped_by(message.job_coach_id, message.werkconsulent_id)
    teller.circle.keep(case)
    path = paths.conversation(message.conversation_id)
    fact = teller.fact(path, message.pupil_id, case_id=message.case_id, due_on=message.due_on)
    planner = case.werkconsulent_id or case.job_coach_id
    teller.tell_owner(fact, case, planner, know=[*case.helpers, *teller.school_of(case)])
