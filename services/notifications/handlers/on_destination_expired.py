"""Nobody confirmed in time where a young person is: whoever owns the case must ask."""

from dataclasses import dataclass

from services.notifications.domain import paths
from services.notifications.handlers.caring import Owed, tell_owed
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class DestinationExpired(Owed):
    pass


def handle(message: DestinationExpired, teller: Teller) -> None:
    tell_owed(message, teller, paths.destination(message.pupil_id))
