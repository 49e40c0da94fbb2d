"""What events have in common that ask the owner of a case to look after a young person: a contact, a destination, a search."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class Owed:
    """The fields of each of them."""

    case_id: UUID
    pupil_id: UUID
    owner_id: UUID | None = None
    tell_ids: list[UUID] = field(default_factory=list)


def tell_owed(message: Owed, teller: Teller, path: str, due_on: date | None = None) -> None:
    """Tell whom the event names, a substitute for whom; when it names nobody, the coordinators."""
    fact = teller.fact(path, message.pupil_id, case_id=message.case_id, due_on=due_on)
    if not message.tell_ids:
        teller.tell_owner(fact, teller.circle.case(message.case_id), message.owner_id)
        return
    standing_in = teller.circle.substitutes_on(teller.today).get(message.owner_id) if message.owner_id else None
    is_named = standing_in in message.tell_ids
    on_behalf = {standing_in: message.owner_id} if standing_in and message.owner_id and is_named else {}
    teller.tell(fact, act=message.tell_ids, on_behalf=on_behalf)
