"""An exit conversation is off for that day: it leaves the calendars."""

from dataclasses import dataclass

from services.notifications.handlers.exit_conversations import ExitAppointment, fill_calendars
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class ExitConversationCancelled(ExitAppointment):
    pass


def handle(message: ExitConversationCancelled, teller: Teller) -> None:
    fill_calendars(message, "CANCEL", teller)
