"""A deadline is near: whoever must act is reminded in time."""

from dataclasses import dataclass

from services.notifications.handlers.deadlines import Deadline, tell_rung
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class DeadlineApproaching(Deadline):
    pass


def handle(message: DeadlineApproaching, teller: Teller) -> None:
    tell_rung(message, teller)
