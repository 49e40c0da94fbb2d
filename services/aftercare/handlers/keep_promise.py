"""What was promised in a conversation is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from messaging.timers import Timers
from services.aftercare.domain import handing_over, promising
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import Policy
from services.aftercare.handlers import clocks
from services.aftercare.handlers.promise_clocks import set_promises
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class KeepPromise:
    case_id: CaseId
    promise_id: UUID
    done_by: PersonId


def handle(
    command: KeepPromise, cases: Cases, policy: Policy, timers: Timers, now: datetime
) -> tuple[Case, Sequence[CaseEvent]]:
    """Know that it was done: nobody is reminded of it any more. Gives the case."""
    case = cases.lock(command.case_id)
    today = day_of(now)
    has_waited = handing_over.waits(case, today)
    events = promising.do(case, command.promise_id, today, command.done_by)
    set_promises(case, policy, timers)
    clocks.ring_for_hand_over(case, timers, today, has_waited=has_waited)
    return case, events
