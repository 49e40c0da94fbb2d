"""Somebody is away: the substitute sees and does the work until the end date, then it goes back by itself."""

from dataclasses import dataclass
from datetime import date

from services.aftercare.domain.ids import PersonId
from services.aftercare.storage.team import Team


@dataclass(frozen=True)
class SubstituteNamed:
    """What aftercare reads of it; no substitute means back at work."""

    person_id: PersonId
    substitute_id: PersonId | None = None
    until: date | None = None


def handle(message: SubstituteNamed, team: Team) -> None:
    """Keep a copy: who may do whose work is looked up each time."""
    if message.substitute_id is None:
        team.take_back(message.person_id)
    else:
        team.stand_in(message.person_id, message.substitute_id, message.until)
