"""Somebody plans the conversation, or moves it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.aftercare.domain import guests, office_hours, talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.conversation import Appointment
from services.aftercare.domain.ids import ConversationId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.domain.working_days import WorkingDays
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class ScheduleConversation:
    conversation_id: ConversationId
    appointment: Appointment
    is_confirmed: bool = False  # also outside working hours
    others: Sequence[str] | None = None  # who comes besides the professionals, when somebody chose


def handle(
    command: ScheduleConversation, cases: Cases, roster: Roster, working_days: WorkingDays, now: datetime
) -> tuple[Case, Sequence[CaseEvent]]:
    """Plan it; the same appointment again is harmless. Gives the case."""
    case = cases.lock_of_conversation(command.conversation_id)
    events = talk.schedule(case, command.conversation_id, command.appointment, roster, now, command.others)
    if events and not command.is_confirmed:
        office_hours.check(command.appointment, working_days)
    return case, events or guests.renew(case, roster, day_of(now))
