"""Somebody is away, or back: a colleague hears that he stands in, and is told too until then; coordinators know of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.domain.absence_wording import COLLEAGUE_AWAY
from services.notifications.domain.model import Absence
from services.notifications.handlers.telling import Teller
from services.notifications.storage.people import People


@dataclass(frozen=True)
class SubstituteNamed:
    person_id: UUID
    substitute_id: UUID | None = None
    until: date | None = None


def handle(message: SubstituteNamed, people: People, teller: Teller) -> None:
    if message.substitute_id is None:
        people.back(message.person_id)
        return
    people.away(Absence(message.person_id, message.substitute_id, message.until))
    if message.until is None or message.until >= teller.today:
        fact = teller.fact(paths.HOME, None)
        teller.tell(fact, act=[message.substitute_id], on_behalf={message.substitute_id: message.person_id})
        looked_after = teller.fact(paths.absence(message.person_id), None).as_kind(COLLEAGUE_AWAY)
        teller.tell(looked_after, know=teller.circle.coordinators_of(None))
