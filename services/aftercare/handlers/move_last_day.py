"""Somebody gives a contract another last day: it is extended, or its end is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messaging.timers import Timers
from services.aftercare.domain import extending, handing_over
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import ContractId
from services.aftercare.domain.local_time import day_of
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class MoveLastDay:
    """Without `ends_on` it becomes permanent."""

    contract_id: ContractId
    ends_on: date | None


def handle(command: MoveLastDay, cases: Cases, timers: Timers, now: datetime) -> tuple[Case, Sequence[CaseEvent]]:
    """Move it, with the clock that waits for it; the same day again is harmless. Gives the case.

    A case that was open only for the conversation about an end that is taken back by this, closes.
    """
    case, today = cases.lock_of_contract(command.contract_id), day_of(now)
    has_waited = handing_over.waits(case, today)
    events = extending.move_last_day(case, command.contract_id, command.ends_on, today)
    return case, clocks.after_last_day(case, timers, today, events, has_waited=has_waited)
