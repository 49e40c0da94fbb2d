"""Somebody puts a contact moment on another day, and says why: from then on it follows nothing any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messaging.timers import Timers
from services.aftercare.domain import contact_plan
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import Policy
from services.aftercare.handlers import contact_clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class MoveCheckIn:
    case_id: CaseId
    moment: str
    due_on: date
    reason: str
    moved_by: PersonId


def handle(
    command: MoveCheckIn, cases: Cases, *, policy: Policy, timers: Timers, now: datetime
) -> tuple[Case, Sequence[CaseEvent]]:
    """Move it; the same day again is harmless. Gives the case."""
    case = cases.lock(command.case_id)
    before = case.contact_by
    events = contact_plan.move(
        case, command.moment, command.due_on, command.reason, command.moved_by, today=day_of(now)
    )
    if case.contact_by != before:
        contact_clocks.set_contact(case, policy, timers)
    return case, events
