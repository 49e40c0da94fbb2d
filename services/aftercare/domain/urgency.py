"""The earliest day on which something of a case must be done: where it stands in a worklist, whoever reads it."""

from collections.abc import Iterator
from datetime import date

from services.aftercare.domain import contract_ending, next_step, school_claim
from services.aftercare.domain.case import Case


def urgent_on(case: Case) -> date:
    """Give the earliest of its deadlines; of a case that waits for nothing the end of its two years."""
    return min((day for day in _days(case) if day), default=case.ends_on)


def _days(case: Case) -> Iterator[date | None]:
    owed, support = case.owed_conversation, case.awaited_support
    undecided, agreed = next_step.undecided(case), next_step.awaited(case)
    yield owed.due_on if owed else None
    yield None if case.accepted_at else case.act_by
    yield case.contact_by
    yield case.answer_by
    yield support.answer_by if support else None
    yield (undecided.next_step_by or undecided.due_on) if undecided else None
    yield agreed.begin_by if agreed and not next_step.begun_work(case, agreed) else None
    yield None if case.handed_over_on else case.ends_on
    yield from (contract.ending_answer_by for contract in contract_ending.asked_of(case))
    yield from (contract.claim_answer_by for contract in school_claim.claimed_of(case))
    yield from (promise.due_on for promise in case.promises if promise.is_open)
