"""How long somebody has to supply what is owed, or to answer: set by the region from a day on, and never for what already runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from services.certification.domain.term_rules import TermBeginsLater, TermIsTooLong, TermNotFound

EVIDENCE: Final = "evidence"
TRANSFER_ANSWER: Final = "transfer_answer"
KEYS: Final = (EVIDENCE, TRANSFER_ANSWER)
LONGEST: Final = 26  # weeks
EVERYWHERE: Final = "*"


@dataclass(frozen=True)
class Term:
    """A term from a day on."""

    key: str
    valid_from: date
    amount: int
    unit: str = "weeks"
    region: str = EVERYWHERE  # one installation is of one region


def holds_on(versions: Sequence[Term], day: date) -> Term:
    """Give the version that holds on a day."""
    found = [each for each in versions if each.valid_from <= day]
    if not found:
        raise TermNotFound(day)
    return max(found, key=lambda each: each.valid_from)


def check_new(new: Term, today: date) -> None:
    """Refuse a version that begins too early, or that nobody would remember."""
    check_lies_ahead(new.valid_from, today)
    if new.amount > LONGEST:
        raise TermIsTooLong(LONGEST)


def check_lies_ahead(valid_from: date, today: date) -> None:
    """Refuse to touch a version that holds."""
    if valid_from <= today:
        raise TermBeginsLater
