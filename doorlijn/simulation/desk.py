"""Where somebody does something: one transaction at one moment, with what the pages would show."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from doorlijn.simulation.hours import at_work, day_of
from doorlijn.simulation.life import Life
from messaging.work import Transaction, Work
from services.aftercare.domain.case import Case
from services.aftercare.domain.ids import PersonId
from services.aftercare.domain.municipal_request import MunicipalSupport
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import Policy
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.policies import Policies
from services.aftercare.storage.team import Team

if TYPE_CHECKING:
    from collections.abc import Callable

    from doorlijn.simulation.play import Play


class NobodyThere(Exception):
    """Whoever should do it is away, and nobody stands in: it waits until he is back."""

    def __init__(self, until: date) -> None:
        super().__init__(str(until))
        self.until = until


@dataclass
class Desk:
    """For the deeds of one service at one moment."""

    play: "Play"
    transaction: Transaction
    now: datetime

    @property
    def today(self) -> date:
        return day_of(self.now)

    @property
    def cases(self) -> Cases:
        return self.transaction.use(Cases)

    @property
    def roster(self) -> Roster:
        return self.transaction.use(Team).roster()

    @property
    def policy(self) -> Policy:
        return self.transaction.use(Policies).current()

    def case(self, life: Life) -> Case:
        """Give somebody's case; deeds are about young people who have one."""
        found = self.cases.of_pupil(life.pupil_id) if life.pupil_id else None
        if found is None:
            raise LookupError("a deed about somebody without a case")
        return found

    def coach(self, case: Case) -> tuple[PersonId, Work]:
        """Act as the job coach, or whoever stands in; without any, as the coordinator."""
        return self._as(case.job_coach_id, "job_coach")

    def werkconsulent(self, case: Case) -> tuple[PersonId, Work]:
        """Act as who owns the conversation."""
        owed = case.owed_conversation
        if owed and owed.werkconsulent_id:
            return self._as(owed.werkconsulent_id, "werkconsulent")
        return self.coach(case)

    def job_coach(self, person_id: PersonId) -> tuple[PersonId, Work]:
        """Act as this job coach, or whoever stands in; without any, as the coordinator."""
        return self._as(person_id, "job_coach")

    def of_municipality(self, asked: MunicipalSupport) -> tuple[PersonId, Work]:
        """Act as whom a school asked for support, or whoever stands in; without any, as the coordinator."""
        return self._as(asked.werkconsulent_id, "werkconsulent")

    def school(self, case: Case) -> tuple[PersonId, Work]:
        """Act as the administration of the school."""
        person_id = PersonId(self.play.bodies.staff()[case.school_id])
        return person_id, self._work(person_id, "school_staff")

    def coordinator(self) -> Work:
        """Act as the coordinator."""
        return self._work(self.play.coordinator_id, "coordinator")

    def admin(self) -> Work:
        """Act as the administrator."""
        return self._work(self.play.admin_id, "admin")

    def note(self, kind: str, **facts: object) -> None:
        """Write in the diary what was done; the observer reads it there."""
        self.play.diary.note(self.now, kind, **facts)

    def later(self, day: date, act: "Callable[[Desk], None]", life: Life | None) -> None:
        """Mean to do something of aftercare on another day."""
        self.play.agenda.add(at_work(day), "aftercare", act, life)

    def _as(self, person_id: PersonId | None, role: str) -> tuple[PersonId, Work]:
        acting = self.roster.acting(person_id, self.today) if person_id else None
        if acting is None:
            return PersonId(self.play.coordinator_id), self.coordinator()
        until = self.play.ill.get(acting)
        if until and until >= self.today:
            raise NobodyThere(until)
        return acting, self._work(acting, role)

    def _work(self, person_id: UUID, role: str) -> Work:
        return Work(self.transaction, self.now, actor=f"person/{person_id}", actor_role=role)
