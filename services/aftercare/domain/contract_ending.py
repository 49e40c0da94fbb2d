"""Before a contract ends somebody is asked what comes next: extended, ending, or not known yet; an answer silences the question."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from services.aftercare.domain import extending
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.contract import Contract
from services.aftercare.domain.events import ContractEndingAnswered, ContractEndingSoon
from services.aftercare.domain.ids import ContractId, PersonId
from services.aftercare.domain.policy import CONTRACT_ENDING, Policy
from services.aftercare.domain.work_rules import ContractHasEnded, ExtensionIsLater, LastDayMoved
from services.aftercare.domain.working_days import add_months

EXTENDED: Final = "extended"
ENDS: Final = "ends"  # it is known: nobody asks again
UNKNOWN: Final = "unknown"  # not yet: asked again at the next term
ANSWERS: Final = (EXTENDED, ENDS, UNKNOWN)
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Answer:
    """What somebody said; `about` is the last day as he saw it, `ends_on` the new one of an extension (none: permanent)."""

    answer: str
    about: date
    by: PersonId
    ends_on: date | None = None


def is_asked(contract: Contract) -> bool:
    """Tell whether somebody still has to answer."""
    return contract.is_running and contract.ending_asked_on is not None and contract.ending_answer is None


def ask(case: Case, policy: Policy, today: date) -> Sequence[CaseEvent]:
    """Ask about each contract of which a term was reached since the last time; of a closed case nobody asks."""
    return [
        _asked(case, contract, due, today) for contract in _to_ask(case) if (due := _reached(contract, policy, today))
    ]


def next_ask(case: Case, policy: Policy, today: date) -> date | None:
    """Give the first day that is still to come on which something must be asked."""
    days = (day for contract in _to_ask(case) for day in ask_days(contract, policy))
    return min((day for day in days if day > today), default=None)


def ask_days(contract: Contract, policy: Policy) -> list[date]:
    """Give the days on which is asked: terms before the last day, as far as they lie after the day it became known.

    Of a contract that was short from the beginning is asked once, on the next working day: a trial placement ends soon.
    """
    ends_on = contract.ends_on
    if ends_on is None:
        return []
    known_on = contract.ends_known_on or contract.registered_on
    days = sorted({ends_on - timedelta(days=policy.term(key, known_on).amount) for key in CONTRACT_ENDING})
    ahead = [day for day in days if day > known_on] or [policy.working_days.after(known_on, 1)]
    return [day for day in ahead if day <= ends_on]


def answer(case: Case, asked: ContractId, given: Answer, today: date) -> Sequence[CaseEvent]:
    """Take the answer; the same answer again is harmless."""
    contract = case.contract(asked)
    case.check_open()
    if contract.ended_on is not None:
        raise ContractHasEnded(contract.ended_on)
    if given.answer == EXTENDED and contract.ends_on == given.ends_on != given.about:
        return []
    if contract.ends_on != given.about:
        raise LastDayMoved(contract.ends_on)
    if given.answer == EXTENDED:
        if given.ends_on is not None and given.ends_on <= given.about:
            raise ExtensionIsLater(given.about)
        return extending.move_last_day(case, asked, given.ends_on, today)
    if contract.ending_answer == given.answer:
        return []
    contract.ending_answer, contract.ending_answered_on, contract.ending_answered_by = given.answer, today, given.by
    if given.answer == ENDS:
        contract.settle(today)
    return [ContractEndingAnswered(case.case_id, asked, given.about, given.answer, today)]


def extends_to(contract: Contract) -> date | None:
    """Give the last day when the contract lasts as long again: what an extension mostly is, ready to be confirmed."""
    if contract.ends_on is None:
        return None
    begins_anew = contract.ends_on + ONE_DAY
    months = (begins_anew.year - contract.begins_on.year) * 12 + begins_anew.month - contract.begins_on.month
    if months and add_months(contract.begins_on, months) == begins_anew:
        return add_months(begins_anew, months) - ONE_DAY
    return contract.ends_on + (begins_anew - contract.begins_on)


def _to_ask(case: Case) -> Iterable[Contract]:
    return (each for each in case.contracts if case.is_open and each.is_running and each.ending_answer != ENDS)


def _reached(contract: Contract, policy: Policy, today: date) -> tuple[date, date] | None:
    """Give the last term that was reached and not asked about, with the day before which to answer: the next term, or the end."""
    ends_on = contract.ends_on
    if ends_on is None or today > ends_on:
        return None
    days = ask_days(contract, policy)
    reached = [day for day in days if day <= today and day > (contract.ending_asked_on or date.min)]
    following = min((day for day in days if day > today), default=ends_on)
    return (reached[-1], following) if reached else None


def _asked(case: Case, contract: Contract, due: tuple[date, date], today: date) -> ContractEndingSoon:
    contract.ending_asked_on, contract.ending_answer_by = today, due[1]
    contract.ending_answer = contract.ending_answered_on = contract.ending_answered_by = None
    ends_on = contract.ends_on or today
    return ContractEndingSoon(
        case.case_id,
        case.pupil_id,
        contract.contract_id,
        ends_on,
        (ends_on - today).days,
        due[1],
        case.job_coach_id,
    )


def asked_of(case: Case) -> Iterator[Contract]:
    """Give the contracts about which somebody must answer, the first that ends first."""
    asked = [each for each in case.contracts if is_asked(each)]
    return iter(sorted(asked, key=lambda each: each.ends_on or date.max))
