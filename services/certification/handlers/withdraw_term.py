"""The region takes back a term that does not hold yet."""

from datetime import date, datetime

from services.certification.domain.local_time import day_of
from services.certification.domain.term import check_lies_ahead
from services.certification.storage.terms import Terms


def handle(key: str, valid_from: date, terms: Terms, now: datetime) -> None:
    """Forget the version."""
    check_lies_ahead(valid_from, day_of(now))
    terms.withdraw(key, valid_from)
