"""A career conversation was moved: the appointment in the calendars of its participants moves along."""

from dataclasses import dataclass

from services.notifications.handlers.appointments import Appointment, tell_participants
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CareerConversationRescheduled(Appointment):
    pass


def handle(message: CareerConversationRescheduled, teller: Teller) -> None:
    tell_participants(message, "REQUEST", teller)
