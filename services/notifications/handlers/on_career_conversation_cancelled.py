"""The appointment for a career conversation is off: it leaves the calendars.

The conversation itself stays owed, unless the reason is that it was held before the day.
"""

from dataclasses import dataclass
from typing import Final

from services.notifications.domain.wording import HELD_EARLIER
from services.notifications.handlers.appointments import Appointment, tell_participants
from services.notifications.handlers.telling import Teller

WAS_HELD: Final = "held_earlier"


@dataclass(frozen=True)
class CareerConversationCancelled(Appointment):
    reason: str = ""


def handle(message: CareerConversationCancelled, teller: Teller) -> None:
    tell_participants(message, "CANCEL", teller, kind=HELD_EARLIER if message.reason == WAS_HELD else None)
