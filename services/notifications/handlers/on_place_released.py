"""A place that was kept for a young person went by because nobody began: whoever helps must find another way."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller

EXPIRED: Final = "expired"


@dataclass(frozen=True)
class PlaceReleased:
    case_id: UUID
    pupil_id: UUID
    reason: str


def handle(message: PlaceReleased, teller: Teller) -> None:
    """Tell of a place that expired; whoever gave one free himself knows."""
    if message.reason != EXPIRED:
        return
    case = teller.circle.case(message.case_id)
    fact = teller.fact(paths.young_person(message.pupil_id), message.pupil_id, case_id=message.case_id)
    teller.tell_owner(fact, case, case.job_coach_id, know=case.helpers)
