"""Special education (vso): the planned exit beside the realised one, as the inspectorate compares them."""

from collections.abc import Iterable
from typing import Final

from services.aftercare.domain.exit_monitor import Row
from services.aftercare.domain.report_table import Shape
from services.aftercare.domain.situation import Life

NOT_TOLD: Final = "not_told"
PLANNED: Final = ("further_education", "labour_market", "day_activities", NOT_TOLD)
REALISED: Final = {
    "mbo": "further_education",
    "pro": "further_education",
    "vso": "further_education",
    "vmbo": "further_education",
    "work": "labour_market",
    "work_bbl": "labour_market",
    "sheltered_work": "labour_market",
    "training": "labour_market",
    "day_activities": "day_activities",
    "abroad": "elsewhere",
    "none": "elsewhere",
}
OUTCOMES: Final = ("further_education", "labour_market", "day_activities", "elsewhere", "unknown")
SHAPE: Final[Shape] = {planned: tuple(f"{planned}.{outcome}" for outcome in OUTCOMES) for planned in PLANNED}


def rows(lives: Iterable[Life]) -> list[Row]:
    """Put what the school planned beside where the young person went on leaving, as the school told it."""
    found = []
    for life in lives:
        planned = life.told.exit_profile if life.told.exit_profile in PLANNED else NOT_TOLD
        outcome = REALISED.get(life.told.destination, "unknown")
        found.append(Row(life, (planned, f"{planned}.{outcome}"), life.told.left_on))
    return found
