"""Terms that run are counted anew when a day becomes free, or a working day again; each from the day it began."""

from datetime import date

from services.aftercare.domain import school_claim
from services.aftercare.domain.case import Case
from services.aftercare.domain.conversation import NONE_YET
from services.aftercare.domain.policy import (
    ACCEPTANCE,
    CASE_TRANSFER,
    COACH_SEARCH,
    CONVERSATION,
    LAST_DAY_CLAIM,
    MUNICIPAL_SUPPORT,
    NEXT_STEP,
    NEXT_STEP_START,
    Policy,
)


def recount(case: Case, policy: Policy, today: date) -> bool:
    """Move the last days of a case that lie ahead; what is too late stays too late. Tells whether that of the conversation moved."""
    _recount_acceptance(case, policy, today)
    _recount_answers(case, policy, today)
    _recount_next_step(case, policy, today)
    owed = case.owed_conversation
    before = owed.due_on if owed else None
    if owed:
        owed.due_on = _anew(policy, CONVERSATION, owed.requested_on, owed.due_on, today)
    has_moved = owed is not None and owed.due_on != before
    if owed and has_moved:
        owed.told_rung = None  # whoever was reminded of the old day hears of the new one
    return has_moved


def _recount_acceptance(case: Case, policy: Policy, today: date) -> None:
    if case.is_open and case.accepted_at is None and case.act_since and case.act_by:
        key = ACCEPTANCE if case.job_coach_id else COACH_SEARCH
        case.act_by = _anew(policy, key, case.act_since, case.act_by, today)


def _recount_answers(case: Case, policy: Policy, today: date) -> None:
    if case.proposed_on and case.answer_by:
        case.answer_by = _anew(policy, CASE_TRANSFER, case.proposed_on, case.answer_by, today)
    support = case.awaited_support
    if support:
        support.answer_by = _anew(policy, MUNICIPAL_SUPPORT, support.requested_on, support.answer_by, today)
    for contract in school_claim.claimed_of(case):
        if contract.claimed_on and contract.claim_answer_by:
            since, was = contract.claimed_on, contract.claim_answer_by
            contract.claim_answer_by = _anew(policy, LAST_DAY_CLAIM, since, was, today)


def _recount_next_step(case: Case, policy: Policy, today: date) -> None:
    for talk in case.conversations:
        if talk.next_step == NONE_YET and talk.next_step_since and talk.next_step_by:
            talk.next_step_by = _anew(policy, NEXT_STEP, talk.next_step_since, talk.next_step_by, today)
        if talk.awaits_begin and talk.begin_since and talk.begin_by:
            talk.begin_by = _anew(policy, NEXT_STEP_START, talk.begin_since, talk.begin_by, today)


def _anew(policy: Policy, key: str, since: date, was: date, today: date) -> date:
    anew = policy.due(key, since)
    return anew if min(was, anew) >= today else was
