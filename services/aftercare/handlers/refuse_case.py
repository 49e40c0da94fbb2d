"""A job coach does not take on a case that was assigned: the coordinator finds somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import deadlines, guests, transferring
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import COACH_SEARCH, Policy
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class RefuseCase:
    case_id: CaseId
    reason: str


def handle(
    command: RefuseCase, cases: Cases, roster: Roster, *, policy: Policy, timers: Timers, now: datetime
) -> tuple[Case, Sequence[CaseEvent]]:
    """Refuse it. Gives the case."""
    case, today = cases.lock(command.case_id), day_of(now)
    events = transferring.refuse(case, command.reason, policy.due(COACH_SEARCH, today), today)
    clocks.set_acceptance(case, timers)
    clocks.set_transfer(case, timers)
    sought = deadlines.seek_job_coach(case, roster, today)
    return case, [*events, *sought, *guests.renew(case, roster, today)]
