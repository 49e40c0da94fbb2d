"""Somebody promised to do something after a conversation: whoever must do it hears so, with the last day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class PromiseMade:
    case_id: UUID
    pupil_id: UUID
    owner_id: UUID | None
    due_on: date


def handle(message: PromiseMade, teller: Teller) -> None:
    case = teller.circle.case(message.case_id)
    path = paths.young_person(message.pupil_id)
    fact = teller.fact(path, message.pupil_id, case_id=message.case_id, due_on=message.due_on)
    teller.tell_owner(fact, case, message.owner_id)
