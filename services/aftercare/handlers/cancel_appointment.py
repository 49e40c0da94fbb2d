"""Somebody cancels the appointment; the conversation stays owed, with the same deadline."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.aftercare.domain import talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import ConversationId
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class CancelAppointment:
    conversation_id: ConversationId
    reason: str


def handle(command: CancelAppointment, cases: Cases) -> tuple[Case, Sequence[CaseEvent]]:
    """Cancel it. Gives the case."""
    case = cases.lock_of_conversation(command.conversation_id)
    events = talk.cancel(case, command.conversation_id, command.reason)
    return case, events
