"""The coordinator gives cases to another job coach: all of them, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import guests, transferring
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.cooperation_rules import CaseMovedMeanwhile
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import ACCEPTANCE, Policy
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class ReassignCases:
    """`from_job_coach_id` is who had the cases as the coordinator saw them; nobody is nobody yet."""

    case_ids: Sequence[CaseId]
    job_coach_id: PersonId
    reason: str
    from_job_coach_id: PersonId | None


def handle(
    command: ReassignCases, cases: Cases, roster: Roster, *, policy: Policy, timers: Timers, now: datetime
) -> tuple[Sequence[Case], Sequence[CaseEvent]]:
    """Hand each case over; doing it twice is harmless. Gives the cases."""
    today = day_of(now)
    accept_by = policy.due(ACCEPTANCE, today)
    found = [cases.lock(case_id) for case_id in sorted(set(command.case_ids))]  # in one order: nobody waits for another
    known = {command.from_job_coach_id, command.job_coach_id}
    moved = sum(case.job_coach_id not in known for case in found)
    if moved:
        raise CaseMovedMeanwhile(moved)
    events: list[CaseEvent] = []
    for case in found:
        told = case.hand_over(command.job_coach_id, command.reason, roster, today, accept_by)
        if told:
            events += [*transferring.overtake(case, today), *told, *guests.renew(case, roster, today)]
            clocks.set_acceptance(case, timers)
            clocks.set_transfer(case, timers)
    return found, events
