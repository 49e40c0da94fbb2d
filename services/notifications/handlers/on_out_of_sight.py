"""Nobody knows any more how a young person is doing: whoever owns the case, and the coordinator, must find them."""

from dataclasses import dataclass

from services.notifications.domain import paths
from services.notifications.handlers.caring import Owed, tell_owed
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class OutOfSight(Owed):
    pass


def handle(message: OutOfSight, teller: Teller) -> None:
    tell_owed(message, teller, paths.young_person(message.pupil_id))
