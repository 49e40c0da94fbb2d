"""Support asks to see a file: the coordinators are told that a decision waits, and of nobody's name."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class SupportAccessRequested:
    pupil_id: UUID
    municipality: str


def handle(message: SupportAccessRequested, teller: Teller) -> None:
    fact = teller.fact(paths.SUPPORT, message.pupil_id)
    teller.tell(fact, act=teller.circle.coordinators_of(message.municipality))
