"""Somebody takes back that a young person dropped out: all work that ended with it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import handing_over, withdrawing
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.withdrawing import Withdrawal
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class WithdrawDropOut:
    """`only_of`: whose report it has to be, for whoever may not take back that of others."""

    case_id: CaseId
    reason: str
    only_of: PersonId | None = None


def handle(command: WithdrawDropOut, cases: Cases, timers: Timers, now: datetime) -> tuple[Case, Sequence[CaseEvent]]:
    """Take it back; the conversation it asked for goes with its clocks. Gives the case."""
    case = cases.lock(command.case_id)
    today = day_of(now)
    has_waited = handing_over.waits(case, today)
    events = withdrawing.withdraw_drop_out(case, Withdrawal(command.reason, today, command.only_of))
    clocks.after_withdrawal(case, timers)
    closed = clocks.close_or_wait(case, timers, today, "two_years_over", has_waited=has_waited)
    return case, [*events, *closed]
