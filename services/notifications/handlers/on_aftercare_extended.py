"""The two years last longer than was said: the school may hear of its former pupil up to the new day.

Only when the day of leaving was corrected; a case that stays open for a conversation gives the school no new right.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from services.notifications.storage.circle import Circle

CORRECTED: Final = "leaving_corrected"


@dataclass(frozen=True)
class AftercareExtended:
    case_id: UUID
    ends_on: date
    reason: str


def handle(message: AftercareExtended, circle: Circle) -> None:
    if message.reason == CORRECTED:
        case = circle.case(message.case_id)
        case.ends_on = message.ends_on
        circle.keep(case)
