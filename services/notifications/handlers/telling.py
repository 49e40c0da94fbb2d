"""What handlers of this service share: a teller, who knows the event, the people around it and the day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self
from uuid import UUID

from messaging.work import Heard, Work
from services.notifications.domain import paths
from services.notifications.domain.invitation import Invitation
from services.notifications.domain.local_time import day_of
from services.notifications.domain.model import Case
from services.notifications.domain.telling import Fact, tellings
from services.notifications.domain.wording import OWNER_MISSING
from services.notifications.storage.circle import Circle
from services.notifications.storage.told import Told


@dataclass(frozen=True)
class Teller:
    """Tells people of one event, at one moment."""

    heard: Heard
    now: datetime
    circle: Circle
    told: Told

    @classmethod
    def of(cls, work: Work) -> Self:
        """Tell of the event that is being handled."""
        if work.heard is None:
            raise ValueError("a teller tells of an event, and none was heard")
        return cls(work.heard, work.now, work.use(Circle), work.use(Told))

    @property
    def today(self) -> date:
        """The day in the Netherlands."""
        return day_of(self.now)

    def school_of(self, case: Case) -> list[UUID]:
        """Give the staff of the school that the young person left, as long as it may hear of him."""
        return self.circle.school_of(case, self.today)

    def fact(
        self,
        action_path: str,
        pupil_id: UUID | None,
        *,
        case_id: UUID | None = None,
        due_on: date | None = None,
        invitation: Invitation | None = None,
    ) -> Fact:
        """Make of the event what a reader must know of it."""
        return Fact(
            event_id=self.heard.event_id,
            kind=self.heard.name,
            occurred_at=self.heard.time,
            actor=self.heard.actor,
            action_path=action_path,
            case_id=case_id,
            pupil_id=pupil_id,
            due_on=due_on,
            invitation=invitation,
        )

    def tell(
        self,
        fact: Fact,
        *,
        act: Iterable[UUID] = (),
        know: Iterable[UUID] = (),
        on_behalf: Mapping[UUID, UUID] | None = None,
    ) -> set[UUID]:
        """Tell those who must act and those who should know, and whoever stands in for them; gives whom."""
        substitutes = self.circle.substitutes_on(self.today)
        all_told = tellings(fact, act=act, know=know, substitutes=substitutes, on_behalf=on_behalf)
        self.told.tell(all_told, self.now)
        return {each.person_id for each in all_told}

    def tell_school(self, fact: Fact, case: Case) -> None:
        """Let the school know; it reads on the young person's page, since a conversation is not its own to open."""
        self.tell(replace(fact, action_path=paths.young_person(fact.pupil_id)), know=self.school_of(case))

    def tell_owner(self, fact: Fact, case: Case, owner: UUID | None, *, know: Iterable[UUID] = ()) -> None:
        """Tell the one who must act; when nobody is named, the coordinators must find somebody."""
        if owner is None:
            self.tell(fact.as_kind(OWNER_MISSING), act=self.circle.coordinators_of(case.municipality))
        self.tell(fact, act=[owner] if owner else (), know=know)
