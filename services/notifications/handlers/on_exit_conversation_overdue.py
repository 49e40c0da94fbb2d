"""An exit conversation was not held and its last day is near or past: whoever stands on the rung must act."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from services.notifications.domain.exit_wording import APPROACHING
from services.notifications.handlers.exit_conversations import fact_of
from services.notifications.handlers.telling import Teller

REMINDER: Final = "reminder"
COORDINATOR: Final = "coordinator"


@dataclass(frozen=True)
class ExitConversationOverdue:
    pupil_id: UUID
    conversation_id: UUID
    municipality: str
    due_on: date
    rung: str
    werkconsulent_id: UUID | None = None


def handle(message: ExitConversationOverdue, teller: Teller) -> None:
    """Tell the werkconsulent and whoever stands in; the coordinators on the last rung, or when nobody joins."""
    fact = fact_of(message, teller, message.due_on)
    fact = fact.as_kind(APPROACHING) if message.rung == REMINDER else fact
    own = [message.werkconsulent_id] if message.werkconsulent_id else []
    if message.rung == COORDINATOR or not own:
        teller.tell(fact, act=teller.circle.coordinators_of(message.municipality), know=own)
    else:
        teller.tell(fact, act=own)
