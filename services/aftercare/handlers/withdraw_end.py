"""Somebody takes back that a contract ended: it was a mistake, and whoever heard of it hears so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import handing_over, withdrawing
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import ContractId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.withdrawing import Withdrawal
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class WithdrawEnd:
    """`only_of`: whose report it has to be, for whoever may not take back that of others."""

    contract_id: ContractId
    reason: str
    only_of: PersonId | None = None


def handle(command: WithdrawEnd, cases: Cases, timers: Timers, now: datetime) -> tuple[Case, Sequence[CaseEvent]]:
    """Take it back; the conversation it asked for goes with its clocks. Gives the case."""
    case = cases.lock_of_contract(command.contract_id)
    today = day_of(now)
    has_waited = handing_over.waits(case, today)
    withdrawal = Withdrawal(command.reason, today, command.only_of)
    events = withdrawing.withdraw_end(case, command.contract_id, withdrawal)
    clocks.after_withdrawal(case, timers)
    closed = clocks.close_or_wait(case, timers, today, "two_years_over", has_waited=has_waited)
    return case, [*events, *closed]
