"""Somebody reports that a contract ended: the fact this platform exists for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messaging.timers import Timers
from services.aftercare.domain import work
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contract import Contract
from services.aftercare.domain.ids import ContractId
from services.aftercare.domain.local_time import day_of
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class EndContract:
    contract_id: ContractId
    ended_on: date
    reason: str


def handle(command: EndContract, cases: Cases, timers: Timers, now: datetime) -> tuple[Contract, Sequence[CaseEvent]]:
    """End it; the same report again is harmless. Gives the contract."""
    case = cases.lock_of_contract(command.contract_id)
    events = work.end_contract(case, command.contract_id, command.ended_on, command.reason, day_of(now))
    if events:
        clocks.set_contract_end(case, timers)
    return case.contract(command.contract_id), events
