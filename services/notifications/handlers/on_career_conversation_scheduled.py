"""A career conversation has a day and a time: whoever takes part gets it in his calendar."""

from dataclasses import dataclass

from services.notifications.handlers.appointments import Appointment, tell_participants
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CareerConversationScheduled(Appointment):
    pass


def handle(message: CareerConversationScheduled, teller: Teller) -> None:
    tell_participants(message, "REQUEST", teller)
