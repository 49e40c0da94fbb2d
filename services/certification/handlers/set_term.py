"""The region sets a term anew, from a day that is still to come; what runs keeps the term it began with."""

from datetime import datetime

from services.certification.domain.local_time import day_of
from services.certification.domain.term import Term, check_new
from services.certification.storage.terms import Terms


def handle(new: Term, terms: Terms, now: datetime) -> None:
    """Keep the new version."""
    check_new(new, day_of(now))
    terms.set(new)
