"""The end of work was reported by mistake: it is taken back, as long as nobody has talked about it with the young person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from services.aftercare.domain import talk
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contract import Contract
from services.aftercare.domain.conversation import Conversation
from services.aftercare.domain.events import ContractEndWithdrawn
from services.aftercare.domain.ids import ContractId, PersonId
from services.aftercare.domain.rules import (
    ContractEndedByItself,
    EndIsTalkedAbout,
    NothingToWithdraw,
    ReportIsOfAnother,
)

WITHDRAWAL_REASONS: Final = ("other_person", "still_works", "wrong_day", "other")
EXTENDED: Final = "extended"  # nobody reported it: the contract ended by its date, and goes on


@dataclass(frozen=True)
class Withdrawal:
    """Why, when, and of whom the report has to be when not everybody's may be withdrawn."""

    reason: str
    on: date
    only_of: PersonId | None = None


def drop_out_cause(on: date) -> str:
    """Name a drop-out without a contract: by its day."""
    return f"drop_out/{on}"


def withdraw_end(case: Case, ended: ContractId, withdrawal: Withdrawal) -> Sequence[CaseEvent]:
    """Take back that a contract ended; of a drop-out all of it, for it was one report."""
    contract = case.contract(ended)
    if contract.ended_on is None:
        raise NothingToWithdraw
    if contract.is_drop_out:
        return withdraw_drop_out(case, withdrawal)
    if contract.ended_by_itself or contract.ended_on == contract.ends_on:
        raise ContractEndedByItself(contract.ended_on)
    _check(case, [str(ended)], contract.end_reported_by, withdrawal)
    return _take_back(case, contract, contract.ended_on, withdrawal)


def withdraw_drop_out(case: Case, withdrawal: Withdrawal) -> Sequence[CaseEvent]:
    """Take back a drop-out: every contract that ended with it goes on."""
    on = case.dropped_out_on
    if on is None:
        raise NothingToWithdraw
    contracts = _ended_with(case, on)
    causes = [str(contract.contract_id) for contract in contracts] or [drop_out_cause(on)]
    _check(case, causes, case.drop_out_reported_by, withdrawal)
    case.dropped_out_on = case.drop_out_reason = case.drop_out_reported_at = case.drop_out_reported_by = None
    ended: Sequence[Contract | None] = contracts or [None]
    return [event for contract in ended for event in _take_back(case, contract, on, withdrawal)]


def take_back_by_date(case: Case, contract: Contract, withdrawal: Withdrawal) -> Sequence[CaseEvent]:
    """Take back an end by the date of a contract, because it got another date."""
    _check(case, [str(contract.contract_id)], None, withdrawal)
    return _take_back(case, contract, contract.ended_on or withdrawal.on, withdrawal)


def stands(case: Case, contract_id: ContractId | None) -> bool:
    """Tell whether an end that was told is still so: it may have been taken back before anybody heard of it."""
    if contract_id is None:
        return case.dropped_out_on is not None
    return all(contract.ended_on for contract in case.contracts if contract.contract_id == contract_id)


def may_withdraw_end(case: Case, contract: Contract) -> bool:
    """Tell whether the end of a contract can still be taken back."""
    is_reported = contract.ended_on is not None and not contract.ended_by_itself
    by_date = contract.ended_on == contract.ends_on and not contract.is_drop_out
    return is_reported and not by_date and not _talked_about(case, str(contract.contract_id))


def may_withdraw_drop_out(case: Case) -> bool:
    """Tell whether the drop-out can still be taken back."""
    on = case.dropped_out_on
    if on is None:
        return False
    causes = [str(contract.contract_id) for contract in _ended_with(case, on)] or [drop_out_cause(on)]
    return not any(_talked_about(case, cause) for cause in causes)


def _ended_with(case: Case, on: date) -> list[Contract]:
    return [contract for contract in case.contracts if contract.is_drop_out and contract.ended_on == on]


def _check(case: Case, causes: Sequence[str], reported_by: PersonId | None, withdrawal: Withdrawal) -> None:
    if withdrawal.only_of is not None and withdrawal.only_of != reported_by:
        raise ReportIsOfAnother
    for cause in causes:
        talked = _talked_about(case, cause)
        if talked and talked.held_on:
            raise EndIsTalkedAbout(talked.held_on)


def _covering(case: Case, cause: str) -> Conversation | None:
    return next((conversation for conversation in case.conversations if cause in conversation.causes), None)


def _talked_about(case: Case, cause: str) -> Conversation | None:
    covering = _covering(case, cause)
    return covering if covering and covering.held_on else None


def _take_back(case: Case, contract: Contract | None, ended_on: date, withdrawal: Withdrawal) -> Sequence[CaseEvent]:
    cause = str(contract.contract_id) if contract else drop_out_cause(ended_on)
    is_drop_out = contract is None or contract.is_drop_out
    if contract:
        contract.go_on()
    covering = _covering(case, cause)
    cancelled = talk.let_go(case, covering, cause, withdrawal.on) if covering else []
    told = ContractEndWithdrawn(
        case.case_id,
        case.pupil_id,
        case.school_id,
        contract.contract_id if contract else None,
        ended_on,
        withdrawal.on,
        withdrawal.reason,
        case.job_coach_id,
        covering.conversation_id if covering and not covering.is_owed else None,
        is_drop_out,
        bool(cancelled),
    )
    return [told, *cancelled]
