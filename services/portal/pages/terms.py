"""Termijnen: which terms hold, from which day, and the holidays they are counted around; as they stand."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template

from services.portal.web.portal import today
from services.portal.web.session import Answer, apis, signed_in

blueprint = Blueprint("terms", __name__)


@dataclass(frozen=True)
class Term:
    """A term of a region from a day on; region * is everywhere."""

    key: str
    region: str
    valid_from: date
    amount: int
    unit: str


@dataclass(frozen=True)
class Holiday:
    """A day on which nobody works."""

    on: date
    name: str


@blueprint.get("/termijnen")
@signed_in("admin", "coordinator")
def overview() -> Answer:
    """All terms, and the holidays of this year and the next."""
    year = today().year
    return render_template(
        "terms.html",
        terms=apis().aftercare.every(Term, "/v1/terms"),
        holidays=[(each, apis().aftercare.every(Holiday, "/v1/holidays", year=each)) for each in (year, year + 1)],
    )
