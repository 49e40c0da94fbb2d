"""Somebody reports that a contract ended: the fact this platform exists for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messaging.timers import Timers
from services.aftercare.domain import work
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contract import Reported
from services.aftercare.domain.ids import ContractId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class EndContract:
    contract_id: ContractId
    ended_on: date
    reason: str
    reported_by: PersonId | None = None


def handle(command: EndContract, cases: Cases, timers: Timers, now: datetime) -> tuple[Case, Sequence[CaseEvent]]:
    """End it; the same report again is harmless. Gives the case."""
    case = cases.lock_of_contract(command.contract_id)
    reported = Reported(now, command.reported_by)
    events = work.end_contract(case, command.contract_id, command.ended_on, command.reason, day_of(now), reported)
    if events:
        clocks.set_contract_end(case, timers)
        clocks.set_claim(case, timers, day_of(now))
    return case, events
