"""Somebody says what comes after the last day of a contract: extended, ending, or not known yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import contract_ending
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
    case = cases.lock_of_contract(command.contract_id)
    events = contract_ending.answer(case, command.contract_id, command.answer, day_of(now))
    if not events:
        return case, []
    clocks.after_withdrawal(case, timers)
    clocks.set_claim(case, timers, day_of(now))
    return case, [*events, *case.keep_open_or_close(day_of(now), "two_years_over")]
