"""What is agreed at this step, with the number of working days that the region set."""

from datetime import date
from typing import Final

import msgspec

from language.texts import N_, _
from services.portal.client import ServiceUnreachable
from services.portal.domain.guidance import COUNTED, GUIDANCE
from services.portal.domain.refusals import Refusal
from services.portal.web.session import apis

UNKNOWN: Final = N_("de afgesproken")  # so many working days, while aftercare does not answer


class Term(msgspec.Struct):
    """A term in one version."""

    key: str
    amount: int
    valid_from: date
    holds_now: bool = False


def guided(endpoint: str | None) -> str:
    """Say what is agreed at a step; nothing where there is nothing to say."""
    text = GUIDANCE.get(endpoint or "", "")
    counted = COUNTED.get(endpoint or "")
    return _(text).format(days=days_of(counted)) if counted else _(text)


def days_of(key: str) -> str:
    """Give how many working days a term is today; a service that is down costs the number, not the page."""
    try:
        terms = apis().aftercare.every(Term, "/v1/terms")
    except (ServiceUnreachable, Refusal):
        return _(UNKNOWN)
    return next((str(term.amount) for term in terms if term.key == key and term.holds_now), _(UNKNOWN))
