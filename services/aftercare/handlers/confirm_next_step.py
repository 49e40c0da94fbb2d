"""Somebody saw that the agreed next step truly began."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messaging.timers import Timers
from services.aftercare.domain import next_step, talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.ids import ConversationId
from services.aftercare.domain.local_time import day_of
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.reservations import Reservations


@dataclass(frozen=True)
class ConfirmNextStep:
    conversation_id: ConversationId
    began_on: date


def handle(
    command: ConfirmNextStep, cases: Cases, reservations: Reservations, timers: Timers, now: datetime
) -> tuple[Case, Sequence[CaseEvent]]:
    """Confirm it; a place that was kept is taken. Gives the case."""
    case = cases.lock_of_conversation(command.conversation_id)
    agreed = talk.find(case, command.conversation_id)
    return case, begin(case, agreed, command.began_on, reservations, timers, day_of(now))


def begin(
    case: Case, agreed: Conversation, began_on: date, reservations: Reservations, timers: Timers, today: date
) -> Sequence[CaseEvent]:
    """Confirm it for a case that is in hand."""
    events = next_step.confirm(case, agreed, began_on, today)
    waiting = reservations.waiting(case.case_id)
    if events and waiting and waiting.leerlijn == agreed.leerlijn:
        waiting.take()
        reservations.write(waiting)
        clocks.stop_reservation(case, timers)
    clocks.set_next_step(case, agreed, timers)
    return events
