"""A pupil is owed an exit conversation: the werkconsulent should know, without a mail for each of a class."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain.exit_wording import WITHOUT_WERKCONSULENT
from services.notifications.handlers.exit_conversations import fact_of
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class ExitConversationRequested:
    pupil_id: UUID
    conversation_id: UUID
    municipality: str
    due_on: date
    werkconsulent_id: UUID | None = None


def handle(message: ExitConversationRequested, teller: Teller) -> None:
    """Tell the werkconsulent; when there is none, the coordinators must find one."""
    fact = fact_of(message, teller, message.due_on)
    if message.werkconsulent_id is None:
        missing = fact.as_kind(WITHOUT_WERKCONSULENT)
        teller.tell(missing, know=teller.circle.coordinators_of(message.municipality))
    else:
        teller.tell(fact, know=[message.werkconsulent_id])
