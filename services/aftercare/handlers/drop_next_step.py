"""The agreed next step does not begin after all: another one must be agreed, and a place that was kept is free."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import next_step, talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import ConversationId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import NEXT_STEP, Policy
from services.aftercare.handlers import clocks
from services.aftercare.handlers.release_place import release
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.reservations import Reservations


@dataclass(frozen=True)
class DropNextStep:
    conversation_id: ConversationId
    reason: str


def handle(
    command: DropNextStep, cases: Cases, reservations: Reservations, policy: Policy, timers: Timers, now: datetime
) -> tuple[Case, Sequence[CaseEvent]]:
    """Drop it. Gives the case."""
    case = cases.lock_of_conversation(command.conversation_id)
    agreed = talk.find(case, command.conversation_id)
    today = day_of(now)
    events = next_step.drop(case, agreed, command.reason, policy.due(NEXT_STEP, today), today)
    clocks.set_next_step(case, agreed, timers)
    return case, [*events, *release(case, "not_begun", reservations, timers)]
