"""An exit conversation was held: whoever took part, and the school, should know what was advised."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.handlers.exit_conversations import fact_of
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class ExitConversationHeld:
    pupil_id: UUID
    conversation_id: UUID
    school_id: UUID
    participant_ids: list[UUID]


def handle(message: ExitConversationHeld, teller: Teller) -> None:
    staff = teller.circle.staff_of(message.school_id)
    teller.tell(fact_of(message, teller), know=[*message.participant_ids, *staff])
