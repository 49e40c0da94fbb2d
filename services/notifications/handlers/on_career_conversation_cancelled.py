"""The appointment for a career conversation is off: it leaves the calendars.

The conversation itself stays owed, unless it was held before the day, or its reason was a mistake.
"""

from dataclasses import dataclass
from typing import Final

from services.notifications.domain.wording import HELD_EARLIER, NOT_OWED
from services.notifications.handlers.appointments import Appointment, tell_participants
from services.notifications.handlers.telling import Teller

WORDS_FOR: Final = {"held_earlier": HELD_EARLIER, "end_withdrawn": NOT_OWED}


@dataclass(frozen=True)
class CareerConversationCancelled(Appointment):
    reason: str = ""


def handle(message: CareerConversationCancelled, teller: Teller) -> None:
    tell_participants(message, "CANCEL", teller, kind=WORDS_FOR.get(message.reason))
