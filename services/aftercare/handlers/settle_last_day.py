"""Somebody says which last day of a contract is right: that of the school, or the one that is known here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import handing_over, school_claim
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import ContractId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.school_claim import Settled
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class SettleLastDay:
    contract_id: ContractId
    settled: Settled


def handle(command: SettleLastDay, cases: Cases, timers: Timers, now: datetime) -> tuple[Case, Sequence[CaseEvent]]:
    """Keep the answer, and wait for the day that is right. Gives the case."""
    case, today = cases.lock_of_contract(command.contract_id), day_of(now)
    has_waited = handing_over.waits(case, today)
    events = school_claim.settle(case, command.contract_id, command.settled, today)
    return case, clocks.after_last_day(case, timers, today, events, has_waited=has_waited)
