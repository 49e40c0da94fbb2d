"""The coordinator gives cases to another job coach: all of them, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import ACCEPTANCE, Policy
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class ReassignCases:
    case_ids: Sequence[CaseId]
    job_coach_id: PersonId
    reason: str


def handle(
    command: ReassignCases, cases: Cases, roster: Roster, policy: Policy, now: datetime
) -> tuple[Sequence[Case], Sequence[CaseEvent]]:
    """Hand each case over; doing it twice is harmless. Gives the cases."""
    today = day_of(now)
    accept_by = policy.due(ACCEPTANCE, today)
    found = [cases.lock(case_id) for case_id in sorted(set(command.case_ids))]  # in one order: nobody waits for another
    events: list[CaseEvent] = []
    for case in found:
        events += case.hand_over(command.job_coach_id, command.reason, roster, today, accept_by)
    return found, events
