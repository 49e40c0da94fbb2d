"""An exit conversation has a day: whoever takes part gets it in the calendar."""

from dataclasses import dataclass

from services.notifications.handlers.exit_conversations import ExitAppointment, fill_calendars
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class ExitConversationScheduled(ExitAppointment):
    pass


def handle(message: ExitConversationScheduled, teller: Teller) -> None:
    fill_calendars(message, "REQUEST", teller)
