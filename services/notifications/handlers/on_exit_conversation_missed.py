"""A pupil did not come to the exit conversation: it must be planned anew."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.handlers.exit_conversations import fact_of
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class ExitConversationMissed:
    pupil_id: UUID
    conversation_id: UUID
    school_id: UUID
    due_on: date
    werkconsulent_id: UUID | None = None


def handle(message: ExitConversationMissed, teller: Teller) -> None:
    planner = [message.werkconsulent_id] if message.werkconsulent_id else []
    teller.tell(fact_of(message, teller, message.due_on), act=planner, know=teller.circle.staff_of(message.school_id))
