"""The appointment for a career conversation is off: it leaves the calendars; the conversation itself stays owed."""

from dataclasses import dataclass

from services.notifications.handlers.appointments import Appointment, tell_participants
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CareerConversationCancelled(Appointment):
    pass


def handle(message: CareerConversationCancelled, teller: Teller) -> None:
    tell_participants(message, "CANCEL", teller)
