"""An exit conversation has another day: calendars change with it."""

from dataclasses import dataclass

from services.notifications.handlers.exit_conversations import ExitAppointment, fill_calendars
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class ExitConversationRescheduled(ExitAppointment):
    pass


def handle(message: ExitConversationRescheduled, teller: Teller) -> None:
    fill_calendars(message, "REQUEST", teller)
