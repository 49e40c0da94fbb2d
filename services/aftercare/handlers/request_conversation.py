"""Somebody asks for a career conversation by hand: the young person wants to talk, or work is at risk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import CONVERSATION, Policy
from services.aftercare.domain.requesting import request_by_hand
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class RequestConversation:
    case_id: CaseId


def handle(
    command: RequestConversation, cases: Cases, roster: Roster, policy: Policy, timers: Timers, now: datetime
) -> tuple[Case, Sequence[CaseEvent]]:
    """Request it, with the same term as after the end of work; twice is harmless. Gives the case."""
    today, case = day_of(now), cases.lock(command.case_id)
    events = request_by_hand(case, policy.due(CONVERSATION, today), roster, today)
    if events and case.owed_conversation:
        clocks.set_conversation(case, case.owed_conversation, policy, timers)
    return case, events
