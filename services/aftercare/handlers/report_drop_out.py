"""Somebody reports that a young person dropped out: all work ends at once, with or without a contract."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messaging.timers import Timers
from services.aftercare.domain import work
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contract import Reported
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class ReportDropOut:
    case_id: CaseId
    on: date
    reason: str
    reported_by: PersonId | None = None


def handle(command: ReportDropOut, cases: Cases, timers: Timers, now: datetime) -> tuple[Case, Sequence[CaseEvent]]:
    """End the work, also of a closed case; the same report again is harmless. Gives the case."""
    case = cases.lock(command.case_id)
    reported = Reported(now, command.reported_by)
    events = work.drop_out(case, command.on, command.reason, day_of(now), reported)
    if events:
        clocks.set_contract_end(case, timers)
        clocks.set_claim(case, timers, day_of(now))
    return case, events
