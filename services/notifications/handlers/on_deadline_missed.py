"""A deadline went by: whoever stands on the next rung of the ladder must see to it."""

from dataclasses import dataclass

from services.notifications.handlers.deadlines import Deadline, tell_rung
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class DeadlineMissed(Deadline):
    pass


def handle(message: DeadlineMissed, teller: Teller) -> None:
    tell_rung(message, teller)
