"""Plays a region: at each moment first the clocks that are due ring, then people do what they meant to do."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime
from random import Random
from typing import Any, Final
from uuid import UUID

import msgspec

from doorlijn.region.crowd.bodies import Bodies
from doorlijn.region.crowd.loading import register
from doorlijn.region.crowd.office import Office
from doorlijn.region.people import demo_person, demo_persons
from doorlijn.simulation.agenda import Agenda, Deed
from doorlijn.simulation.desk import Desk, NobodyThere
from doorlijn.simulation.diary import Diary
from doorlijn.simulation.hours import at_work, day_of, working_days_after
from doorlijn.simulation.life import Life
from messaging.envelope import Envelope
from messaging.outbox import Bundle
from services.aftercare.domain import rules as aftercare_rules
from services.aftercare.storage.cases import Cases
from services.directory.domain import rules as directory_rules

# Nobody who plays a part here reads what these know: each night they hear of the day, in its order, before the observer looks.
HEAR_AT_NIGHT: Final = ("intake", "certification", "notifications")
REFUSALS: Final = (aftercare_rules.RuleBroken, directory_rules.RuleBroken)

Told = Mapping[str, Any]  # the data of an event
Reaction = Callable[["Play", Life, Told], None]


class Play(Office):
    """All services in this process, and the people around them; `now` is everybody's clock."""

    def __init__(self, database_url: str, begin: datetime, bodies: Bodies, seed: int) -> None:
        super().__init__(database_url, begin, HEAR_AT_NIGHT)
        self.bodies = bodies
        self.chance = Random(seed)
        self.seed = seed
        self.agenda = Agenda()
        self.diary = Diary()
        self.reactions: dict[str, Reaction] = {}
        self.lives: dict[str, Life] = {}  # by pupil id
        self._of_case: dict[str, Life] = {}
        self.ill: dict[UUID, date] = {}  # away while nobody was named to stand in, until when
        self.refused: Counter[str] = Counter()  # what a rule forbade, by the name of the rule
        self.events: Counter[str] = Counter()  # events, by name
        self.coordinator_id = demo_person("coordinator").person_id
        self.admin_id = demo_person("admin").person_id
        self.coaches = self._people("job_coach")
        self.werkconsulenten = self._people("werkconsulent")

    @property
    def today(self) -> date:
        """The day it is in Amsterdam."""
        return day_of(self.now)

    def open(self) -> None:
        """Let everybody know who works here."""
        self.clear()
        register(self, self.bodies, self.now)

    def act(self, deeds: Mapping[str, list[Deed]]) -> None:
        """Let people do things, those of one service in one transaction."""
        for service, together in deeds.items():
            with self.transaction(service) as transaction:
                desk = Desk(self, transaction, self.now)
                if service == "aftercare":
                    wanted = [deed.life.pupil_id for deed in together if deed.life and deed.life.pupil_id]
                    transaction.use(Cases).prefetch_pupils(wanted)
                for deed in together:
                    self._try(desk, deed)

    def _try(self, desk: Desk, deed: Deed) -> None:
        try:
            deed.act(desk)
        except NobodyThere as away:
            again = at_work(working_days_after(away.until, 1))
            self.agenda.add(again, deed.service, deed.act, deed.life)
        except REFUSALS as refused:
            self.refused[type(refused).__name__] += 1

    def is_told(self, source: str, bundle: Bundle) -> None:
        """Let people react to what aftercare tells; who is told of it is another's to check."""
        for message in bundle.messages:
            self.events[message.name] += 1
            reaction = self.reactions.get(message.name) if source == "aftercare" else None
            if reaction:
                envelope = msgspec.json.decode(message.body, type=Envelope)
                data = msgspec.json.decode(envelope.data)
                life = self.lives.get(data.get("pupil_id", "")) or self._of_case.get(data["case_id"])
                if life:
                    self._of_case[data["case_id"]] = life
                    reaction(self, life, data)

    def _people(self, role: str) -> tuple[UUID, ...]:
        there = [person for person in self.bodies.command().people if any(held.role == role for held in person.roles)]
        found = [person.person_id for person in there if person.person_id]
        return tuple(found) + tuple(one.person_id for one in demo_persons() if one.role == role)
