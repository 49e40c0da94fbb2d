"""A contact moment comes near: whoever owns the case must look how the young person is doing."""

from dataclasses import dataclass
from datetime import date

from services.notifications.domain import paths
from services.notifications.handlers.caring import Owed, tell_owed
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True, kw_only=True)
class CheckInDue(Owed):
    due_on: date


def handle(message: CheckInDue, teller: Teller) -> None:
    tell_owed(message, teller, paths.contact(message.pupil_id), message.due_on)
