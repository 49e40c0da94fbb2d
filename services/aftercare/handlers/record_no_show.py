"""The young person did not come: a fact with a follow-up, for the conversation stays owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.aftercare.domain import talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import ConversationId
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class RecordNoShow:
    conversation_id: ConversationId


def handle(command: RecordNoShow, cases: Cases, now: datetime) -> tuple[Case, Sequence[CaseEvent]]:
    """Record it; twice is harmless. Gives the case."""
    case = cases.lock_of_conversation(command.conversation_id)
    return case, talk.miss(case, command.conversation_id, now)
