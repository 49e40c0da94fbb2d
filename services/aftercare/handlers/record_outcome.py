"""The conversation was held: here is the logical next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messaging.timers import Timers
from services.aftercare.domain import handing_over, talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.conversation import Outcome
from services.aftercare.domain.ids import ConversationId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import NEXT_STEP, Policy
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class RecordOutcome:
    conversation_id: ConversationId
    held_on: date
    next_step: str
    remark: str | None = None


def handle(
    command: RecordOutcome, cases: Cases, policy: Policy, timers: Timers, now: datetime
) -> tuple[Case, Sequence[CaseEvent]]:
    """Record it; after the two years the case closes with it. Gives the case."""
    today = day_of(now)
    case = cases.lock_of_conversation(command.conversation_id)
    next_step_by = policy.due(NEXT_STEP, today)
    outcome = Outcome(command.held_on, command.next_step, command.remark, next_step_by)
    events = talk.hold(case, command.conversation_id, outcome, today)
    if events and not case.owed_conversation:
        clocks.stop_conversation(case, timers)
    closed = handing_over.close_or_wait(case, today, "conversation_held")
    return case, [*events, *closed]
