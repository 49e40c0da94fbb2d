"""How a region, and a school of its own, changes its contact moments: for who leaves from a day that is still to come."""

from collections.abc import Sequence
from datetime import date

from services.aftercare.domain.contact_rules import (
    RegionNeedsContactMoments,
    StepLiesWithinTheTwoYears,
    TemplateBeginsLater,
    TemplateNotFound,
)
from services.aftercare.domain.contact_template import FURTHEST, OF_THE_REGION, Step, TemplateVersion


def new_version(scope: str, valid_from: date, steps: Sequence[Step], today: date) -> TemplateVersion:
    """Give a version that may be: the same step twice is one."""
    _check_later(valid_from, today)
    if not steps and scope == OF_THE_REGION:
        raise RegionNeedsContactMoments
    for step in steps:
        most = FURTHEST["years" if step.anchor == "reference_day" else step.unit]
        if step.amount > most:
            raise StepLiesWithinTheTwoYears(most)
    return TemplateVersion(scope, valid_from, tuple(dict.fromkeys(steps)))


def check_withdrawal(versions: Sequence[TemplateVersion], valid_from: date, today: date) -> None:
    """Refuse to take back what holds already, or was never there."""
    _check_later(valid_from, today)
    if valid_from not in {one.valid_from for one in versions}:
        raise TemplateNotFound


def _check_later(valid_from: date, today: date) -> None:
    if valid_from <= today:
        raise TemplateBeginsLater(today)
