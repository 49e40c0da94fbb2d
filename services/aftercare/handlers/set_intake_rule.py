"""The region decides anew who may enter a leerlijn and who pays, from a day that is still to come."""

from dataclasses import dataclass
from datetime import date, datetime

from services.aftercare.domain import leerlijn
from services.aftercare.domain.leerlijn import IntakeRule
from services.aftercare.domain.local_time import day_of
from services.aftercare.storage.leerlijnen import Leerlijnen


@dataclass(frozen=True)
class SetIntakeRule:
    leerlijn: str
    valid_from: date
    direct_entry: bool
    within_two_years: bool
    after_two_years: bool
    funding: str


def handle(command: SetIntakeRule, leerlijnen: Leerlijnen, region: str, now: datetime) -> None:
    """Keep the new version."""
    new = IntakeRule(region, **vars(command))
    leerlijn.check_rule(new, leerlijnen.rules(), day_of(now))
    leerlijnen.set_rule(new)
