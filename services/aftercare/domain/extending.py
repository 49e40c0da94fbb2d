"""The last day of a contract moves: it is extended, becomes permanent, or ends earlier than was agreed."""

from collections.abc import Sequence
from datetime import date

from services.aftercare.domain import withdrawing
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contract import Contract
from services.aftercare.domain.events import ContractEndDateSet, ContractExtended
from services.aftercare.domain.ids import ContractId
from services.aftercare.domain.rules import ContractEndedOnAnotherDay, NewLastDayIsPast
from services.aftercare.domain.withdrawing import EXTENDED, Withdrawal


def move_last_day(case: Case, moved: ContractId, to: date | None, today: date) -> Sequence[CaseEvent]:
    """Give a contract another last day; the same day again is harmless.

    Of one that ended by its date the end is taken back: hearing of an extension takes people a while.
    """
    case.check_open()
    contract = case.contract(moved)
    if to == contract.ends_on and contract.is_running:
        return []
    if to is not None and to < max(today, contract.begins_on):
        raise NewLastDayIsPast(today)
    taken_back = _taken_back(case, contract, today)
    before = contract.ends_on
    contract.move_last_day(to, today)
    contract.settle(today)
    return [_told(case, contract, before), *taken_back]


def _told(case: Case, contract: Contract, before: date | None) -> CaseEvent:
    ends_on = contract.ends_on
    if before is not None and (ends_on is None or ends_on > before):
        return ContractExtended(case.case_id, contract.contract_id, ends_on, before)
    return ContractEndDateSet(case.case_id, contract.contract_id, ends_on or contract.begins_on, before)


def _taken_back(case: Case, contract: Contract, today: date) -> Sequence[CaseEvent]:
    if contract.ended_on is None:
        return []
    if contract.ended_on != contract.ends_on or contract.is_drop_out:
        raise ContractEndedOnAnotherDay(contract.ended_on, contract.end_reported_at)
    return withdrawing.take_back_by_date(case, contract, Withdrawal(EXTENDED, today))
