"""Somebody told the young person, the parents or another guest without an address here of the appointment."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from services.aftercare.domain import talk, told_by_hand
from services.aftercare.domain.case import Case
from services.aftercare.domain.ids import ConversationId
from services.aftercare.domain.local_time import day_of
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class TellByHand:
    conversation_id: ConversationId
    told: Collection[str]


def handle(command: TellByHand, cases: Cases, now: datetime) -> Case:
    """Note who knows it; twice is harmless. Gives the case. Nobody else need hear of it, so it is no event."""
    case = cases.lock_of_conversation(command.conversation_id)
    told_by_hand.tell(talk.find(case, command.conversation_id), command.told, day_of(now))
    return case
