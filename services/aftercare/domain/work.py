"""Work of a case: contracts begin, change and end, and a young person may drop out without any."""

from collections.abc import Sequence
from datetime import date

from services.aftercare.domain import school_claim
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contract import Agreed, Contract, Reported, check_dates
from services.aftercare.domain.events import ContractEnded, ContractStarted
from services.aftercare.domain.ids import ContractId, contract_id
from services.aftercare.domain.rules import ContractEndedOnAnotherDay, DropOutIsAfterLeaving, check_reported


def take_over_contract(case: Case, agreed: Agreed, answer_by: date, today: date) -> Sequence[CaseEvent]:
    """Take over the contract a pupil left school with; told again it is the same contract with other dates.

    What a professional said since of its last day stands, and so does its end: another day of the school is a question. A
    contract that begins after that end is another one.
    """
    told = [contract for contract in case.contracts if contract.source == "leaving"]
    running = next((contract for contract in told if contract.is_running), None)
    if running:
        kept, claimed = school_claim.weigh(case, running, agreed, answer_by, today)
        return [*_revise(running, kept, today), *claimed]
    ended = [contract for contract in told if contract.ended_on and agreed.begins_on <= contract.ended_on]
    if ended:
        last = max(ended, key=lambda contract: contract.begins_on)
        return school_claim.weigh(case, last, agreed, answer_by, today)[1]
    return _start(case, _new(case, "leaving", agreed, today))


def start_contract(case: Case, agreed: Agreed, today: date) -> tuple[Contract, Sequence[CaseEvent]]:
    """Register a contract; same employer, kind and begin again is the same contract, with another end date or other hours."""
    case.check_open()
    check_dates(agreed)
    new = _new(case, "reported", agreed, today)
    known = next((contract for contract in case.contracts if contract.contract_id == new.contract_id), None)
    if known is None:
        return new, _start(case, new)
    if known.ended_on is not None and agreed.ends_on != known.ends_on:
        raise ContractEndedOnAnotherDay(known.ended_on, known.end_reported_at)
    return known, _revise(known, agreed, today) if known.is_running else []


def end_contract(
    case: Case, ended: ContractId, on: date, reason: str, today: date, reported: Reported | None = None
) -> Sequence[CaseEvent]:
    """End a contract because somebody reports it; the same report again is harmless."""
    contract = case.contract(ended)
    return [_ended(case, contract, today)] if contract.end(on, reason, today, reported) else []


def end_what_is_over(case: Case, today: date) -> Sequence[CaseEvent]:
    """End every contract whose last day has passed: nobody has to report it, and a late clock gives the same fact."""
    over = [contract for contract in case.contracts if contract.is_over(today)]
    for contract in over:
        contract.end_by_itself()
    return [_ended(case, contract, _known_on(contract)) for contract in over]


def drop_out(case: Case, on: date, reason: str, today: date, reported: Reported | None = None) -> Sequence[CaseEvent]:
    """End all work at once; without a contract the drop-out itself is the end.

    The same report again is harmless, and so is one of a colleague who heard of it another day: as long as the
    conversation about it is owed, there is nothing new to tell.
    """
    check_reported(on, today)
    if on < case.left_on:
        raise DropOutIsAfterLeaving(case.left_on)
    is_known = case.dropped_out_on == on or any(contract.ended_on == on for contract in case.contracts)
    running = [contract for contract in case.contracts if contract.is_running and contract.begins_on <= on]
    if not running and (is_known or case.awaits_conversation(today)):
        return []
    case.dropped_out_on, case.drop_out_reason = on, reason
    if reported:
        case.drop_out_reported_at, case.drop_out_reported_by = reported.at, reported.by
    if not running:
        return [_ended_without_contract(case, on, reason, today)]
    for contract in running:
        contract.end(on, reason, today, reported)
        contract.is_drop_out = True
    return [_ended(case, contract, today, is_drop_out=True) for contract in running]


def next_end(case: Case) -> date | None:
    """Give the first day on which a running contract will end."""
    return min((c.ends_on for c in case.contracts if c.is_running and c.ends_on), default=None)


def _new(case: Case, source: str, agreed: Agreed, today: date) -> Contract:
    facts = (agreed.contract_ref,) if source == "leaving" else ((agreed.employer or "").strip(), agreed.kind)
    return Contract(
        contract_id=contract_id(case.case_id, agreed.begins_on, source, *facts),
        case_id=case.case_id,
        source="leaving" if source == "leaving" else "reported",
        employer=agreed.employer,
        contract_ref=agreed.contract_ref,
        kind=agreed.kind,
        hours=agreed.hours,
        begins_on=agreed.begins_on,
        ends_on=agreed.ends_on,
        registered_on=today,
        sbb_id=agreed.sbb_id,
        probation_ends_on=agreed.probation_ends_on,
        told_ends_on=agreed.ends_on if source == "leaving" else None,
    )


def _start(case: Case, contract: Contract) -> Sequence[CaseEvent]:
    case.contracts.append(contract)
    return [_started(contract)]


def _revise(contract: Contract, agreed: Agreed, today: date) -> Sequence[CaseEvent]:
    return [_started(contract)] if contract.revise(agreed, today) else []


def _started(contract: Contract) -> ContractStarted:
    return ContractStarted(contract.case_id, contract.contract_id, contract.begins_on, contract.ends_on)


def _known_on(contract: Contract) -> date:
    """Give the day the end was known: the day itself, or when a contract that was over already was registered."""
    return max(contract.ends_on or contract.registered_on, contract.registered_on)


def _ended(case: Case, contract: Contract, reported_on: date, *, is_drop_out: bool = False) -> ContractEnded:
    return ContractEnded(
        case.case_id,
        case.pupil_id,
        case.school_id,
        contract.contract_id,
        contract.ended_on or reported_on,
        contract.end_reason or "other",
        reported_on,
        case.job_coach_id,
        is_drop_out,
    )


def _ended_without_contract(case: Case, on: date, reason: str, today: date) -> ContractEnded:
    return ContractEnded(
        case.case_id, case.pupil_id, case.school_id, None, on, reason, today, case.job_coach_id, is_drop_out=True
    )
