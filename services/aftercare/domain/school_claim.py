"""What a professional said of a last day stands; a school that tells another one later asks a question, and overwrites nothing.

Of the contract a pupil left with the school tells, perhaps again and again: a corrected row of its sheet repeats everything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from services.aftercare.domain import extending
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.claim_events import ContractLastDayClaimed, ContractLastDayKept
from services.aftercare.domain.contract import Agreed, Contract
from services.aftercare.domain.ids import ContractId
from services.aftercare.domain.work_rules import LastDayIsNotClaimed

SCHOOL: Final = "school"  # the day of the school is right
OURS: Final = "ours"  # the day stays as it is known here
ANSWERS: Final = (SCHOOL, OURS)


@dataclass(frozen=True)
class Settled:
    """Which day is right; `about` is what the school told, as whoever answers saw it (none: permanent)."""

    answer: str
    about: date | None


def weigh(
    case: Case, contract: Contract, agreed: Agreed, answer_by: date, today: date
) -> tuple[Agreed, Sequence[CaseEvent]]:
    """Give what may be taken over of what the school tells, and the question that the rest asks; told again it asks nothing."""
    is_new, contract.told_ends_on = agreed.ends_on != contract.told_ends_on, agreed.ends_on
    if contract.is_running and contract.settled_on is None:
        return agreed, []
    ends_on = contract.ends_on
    begins_on = contract.begins_on if ends_on and agreed.begins_on > ends_on else agreed.begins_on
    kept = replace(agreed, begins_on=begins_on, ends_on=ends_on)
    return kept, _claim(case, contract, answer_by, today) if is_new else []


def claimed_of(case: Case) -> Iterator[Contract]:
    """Give the contracts of which somebody must say which last day is right, the most pressing first."""
    claimed = [contract for contract in case.contracts if contract.claimed_on]
    return iter(sorted(claimed, key=lambda contract: contract.claim_answer_by or date.max))


def is_asked(case: Case) -> bool:
    """Tell whether somebody must say which last day is right."""
    return any(contract.claimed_on for contract in case.contracts)


def for_owner(event: CaseEvent, case: Case) -> CaseEvent:
    """Put a question to the job coach whom the case got since it opened again."""
    return replace(event, job_coach_id=case.job_coach_id) if isinstance(event, ContractLastDayClaimed) else event


def ask_again(case: Case, answer_by: date, today: date) -> Sequence[CaseEvent]:
    """Open a case that is closed while a question of the school is not answered, and ask it as if it came today."""
    if case.is_open or not is_asked(case):
        return []
    return [*case.reopen_for_claim(), *(_asked(case, each, answer_by, today) for each in claimed_of(case))]


def settle(case: Case, claimed: ContractId, given: Settled, today: date) -> Sequence[CaseEvent]:
    """Take the day of the school, or keep the one that is known; the same answer again is harmless."""
    contract = case.contract(claimed)
    case.check_open()
    if contract.told_ends_on != given.about:
        raise LastDayIsNotClaimed
    if contract.claimed_on is None:
        if contract.settled_on and (contract.last_day == given.about) == (given.answer == SCHOOL):
            return []
        raise LastDayIsNotClaimed
    if given.answer == SCHOOL:
        return extending.move_last_day(case, claimed, contract.told_ends_on, today)
    contract.settle(today)
    return [ContractLastDayKept(case.case_id, claimed, contract.last_day, contract.told_ends_on, today)]


def _claim(case: Case, contract: Contract, answer_by: date, today: date) -> Sequence[CaseEvent]:
    """Ask, unless the school now tells what is known already; a case that is closed opens for the question."""
    contract.drop_claim()
    if contract.told_ends_on == contract.last_day:
        return []
    return [*case.reopen_for_claim(), _asked(case, contract, answer_by, today)]


def _asked(case: Case, contract: Contract, answer_by: date, today: date) -> CaseEvent:
    contract.claimed_on, contract.claim_answer_by = today, answer_by
    return ContractLastDayClaimed(
        case.case_id,
        case.pupil_id,
        contract.contract_id,
        contract.last_day,
        contract.told_ends_on,
        today,
        answer_by,
        case.job_coach_id,
    )
