"""Whether a company was recognised for a whole period."""

from datetime import date
from uuid import UUID

import pytest

from services.certification.domain.catalogue import Recognition, TrainingCompany, is_recognised

COMPANY = TrainingCompany(UUID(int=1), "100000123", "Distributie Kromvliet", "Kade 1", "Kromvliet")
CREBO = "25254"


def from_until(first: str, last: str | None = None, crebo: str = CREBO) -> Recognition:
    return Recognition(COMPANY, crebo, date.fromisoformat(first), date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    ("known", "answer"),
    [
        ([from_until("2020-08-01")], True),
        ([from_until("2020-08-01", "2026-07-31"), from_until("2026-08-01")], True),
        ([from_until("2026-08-01"), from_until("2020-08-01", "2026-07-31")], True),
        ([from_until("2020-08-01", "2026-07-31"), from_until("2026-08-02")], False),
        ([from_until("2020-08-01", "2027-01-30")], False),
        ([from_until("2026-02-02")], False),
        ([from_until("2020-08-01", crebo="25255")], False),
        ([], False),
    ],
    ids=["open", "renewed", "in any order", "a day between", "ends too early", "begins too late", "other", "none"],
)
def test_a_recognition_that_was_renewed_counts_as_one(known, answer):
    assert is_recognised(known, CREBO, date(2026, 2, 1), date(2027, 1, 31)) is answer
