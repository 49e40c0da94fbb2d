"""A career conversation was held: whoever helps the young person should know."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CareerConversationHeld:
    case_id: UUID
    conversation_id: UUID
    participant_ids: list[UUID]


def handle(message: CareerConversationHeld, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    fact = teller.fact(paths.conversation(message.conversation_id), case.pupil_id, case_id=message.case_id)
    teller.tell(fact, know=[*message.participant_ids, *case.helpers])
    teller.tell_school(fact, case)
