"""A new version of the covenant waits for a second person: the coordinators are told, one of whom may agree."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class CovenantPutIn:
    covenant_id: UUID


def handle(message: CovenantPutIn, teller: Teller) -> None:
    teller.tell(teller.fact(paths.covenant(message.covenant_id), None), act=teller.circle.coordinators_of(None))
