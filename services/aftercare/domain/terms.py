"""How a region changes its terms: from a day that is still to come, and never for what already runs."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from services.aftercare.domain.policy import (
    ACCEPTANCE,
    AFTERCARE,
    CASE_TRANSFER,
    CHECK_IN_AHEAD,
    CHECK_IN_ESCALATION,
    CHECK_IN_RETRY,
    COACH_SEARCH,
    CONTRACT_ENDING,
    CONVERSATION,
    CONVERSATION_ESCALATION,
    CONVERSATION_REMINDER,
    DESTINATION,
    LAST_DAY_CLAIM,
    MUNICIPAL_SUPPORT,
    NEXT_STEP,
    NEXT_STEP_START,
    NO_CONTACT,
    PROMISE_ESCALATION,
    PROMISE_REMINDER,
    RESERVATION,
    WARM_HAND_OVER,
    Policy,
    PolicyRow,
)
from services.aftercare.domain.term_rules import (
    QuestionsComeInOrder,
    ReminderComesWithinTheTerm,
    TermBeginsLater,
    TermIsSetByLaw,
    TermIsTooLong,
    TermNotFound,
)
from services.aftercare.domain.working_days import Term, Unit

KEYS: Final = (
    AFTERCARE,
    ACCEPTANCE,
    COACH_SEARCH,
    CONVERSATION,
    CONVERSATION_REMINDER,
    CONVERSATION_ESCALATION,
    NEXT_STEP,
    CASE_TRANSFER,
    MUNICIPAL_SUPPORT,
    WARM_HAND_OVER,
    *CONTRACT_ENDING,
    LAST_DAY_CLAIM,
    CHECK_IN_AHEAD,
    CHECK_IN_RETRY,
    CHECK_IN_ESCALATION,
    DESTINATION,
    NO_CONTACT,
    RESERVATION,
    NEXT_STEP_START,
    PROMISE_REMINDER,
    PROMISE_ESCALATION,
)
CHANGEABLE: Final = frozenset(KEYS) - {AFTERCARE}
LONGEST: Final[dict[Unit, int]] = {"working_days": 60, "days": 180, "weeks": 26, "months": 24, "years": 2}


def change(rows: Sequence[PolicyRow], policy: Policy, new: PolicyRow, today: date) -> list[PolicyRow]:
    """Give all versions as they are with a new one; the same day again takes the place of what was to begin then."""
    _check_may_change(new.key, new.valid_from, today)
    longest = LONGEST[new.term.unit]
    if new.term.amount > longest:
        raise TermIsTooLong(longest)
    kept = [row for row in rows if (row.region, row.key, row.valid_from) != (new.region, new.key, new.valid_from)]
    after = [*kept, new]
    _check_reminders(Policy(after, policy.working_days), after, today)
    return after


def withdraw(rows: Sequence[PolicyRow], policy: Policy, key: str, valid_from: date, today: date) -> list[PolicyRow]:
    """Give all versions without one that does not hold yet."""
    _check_may_change(key, valid_from, today)
    after = [row for row in rows if (row.key, row.valid_from) != (key, valid_from)]
    if len(after) == len(rows):
        raise TermNotFound(key)
    _check_reminders(Policy(after, policy.working_days), after, today)
    return after


def counted_alike(policy: Policy, key: str, amount: int, on: date) -> Term:
    """Give another length of a term: counted in what it was counted in before."""
    if key not in KEYS:
        raise TermNotFound(key)
    return Term(amount, policy.term(key, on).unit)


def _check_may_change(key: str, valid_from: date, today: date) -> None:
    if key not in KEYS:
        raise TermNotFound(key)
    if key not in CHANGEABLE:
        raise TermIsSetByLaw
    if valid_from <= today:
        raise TermBeginsLater(today)


def _check_reminders(policy: Policy, rows: Iterable[PolicyRow], today: date) -> None:
    """Look at every day from which something changes: there the reminder must still fit in the term, and questions come in order."""
    for day in sorted({today, *(row.valid_from for row in rows if row.valid_from > today)}):
        term = policy.term(CONVERSATION, day).amount
        if policy.term(CONVERSATION_REMINDER, day).amount >= term:
            raise ReminderComesWithinTheTerm(term, day)
        asked = [policy.term(key, day).amount for key in CONTRACT_ENDING]
        if asked != sorted(set(asked), reverse=True):
            raise QuestionsComeInOrder
