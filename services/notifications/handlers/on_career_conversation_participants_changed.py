"""A planned conversation has other guests: who comes gets it in his calendar, who need not come any more out of it."""

from dataclasses import dataclass

from services.notifications.handlers.appointments import Appointment, tell_participants
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CareerConversationParticipantsChanged(Appointment):
    pass


def handle(message: CareerConversationParticipantsChanged, teller: Teller) -> None:
    tell_participants(message, "REQUEST", teller)
