"""One invented young person of a simulation, with chances of his own: what befalls him hangs on the seed alone."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from uuid import UUID

from doorlijn.region.young_people import YoungPerson
from services.aftercare.domain.ids import PupilId


@dataclass(eq=False)
class Life:
    """What the simulation itself remembers of somebody; the rest it reads where people would read it."""

    leaver: YoungPerson  # as the school would report him
    chance: Random
    pupil_id: PupilId | None = None
    contact_on: date | None = None  # for when the job coach has a call in mind
    fates: set[UUID] = field(default_factory=set)  # of which contracts it was decided how they go on

    def happens(self, share: float) -> bool:
        """Draw a lot."""
        return self.chance.random() < share
