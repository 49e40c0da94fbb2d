"""The days on which the invented region's young people are called: those of the template that its migration set."""

from datetime import date
from typing import Final

from services.aftercare.domain.contact_template import Step

STEPS: Final = (
    "left_school-6-weeks",
    "left_school-3-months",
    "left_school-6-months",
    "left_school-12-months",
    "left_school-18-months",
    "left_school-24-months",
    "reference_day-1-years",
    "reference_day-2-years",
)


def contact_days(left_on: date) -> list[date]:
    """Give them, the first one first, on whatever day of the week."""
    return sorted(Step.of(code).day(left_on) for code in STEPS)
