"""Somebody says what comes after the last day of a contract: extended, ending, or not known yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import contract_ending, handing_over
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contract_ending import Answer
from services.aftercare.domain.ids import ContractId
from services.aftercare.domain.local_time import day_of
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class AnswerContractEnding:
    contract_id: ContractId
    answer: Answer


def handle(
    command: AnswerContractEnding, cases: Cases, timers: Timers, now: datetime
) -> tuple[Case, Sequence[CaseEvent]]:
    """Keep the answer; the clocks follow. Gives the case."""
    case, today = cases.lock_of_contract(command.contract_id), day_of(now)
    has_waited = handing_over.waits(case, today)
    events = contract_ending.answer(case, command.contract_id, command.answer, today)
    return case, clocks.after_last_day(case, timers, today, events, has_waited=has_waited)
