"""Somebody registers a contract, or other dates of one that is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import work
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contract import Agreed, Contract
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.local_time import day_of
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class StartContract:
    case_id: CaseId
    agreed: Agreed


def handle(command: StartContract, cases: Cases, timers: Timers, now: datetime) -> tuple[Contract, Sequence[CaseEvent]]:
    """Keep the contract and wait for its end; gives the contract, new or known."""
    case = cases.lock(command.case_id)
    contract, events = work.start_contract(case, command.agreed, day_of(now))
    if events:
        clocks.set_contract_end(case, timers)
    return contract, events
