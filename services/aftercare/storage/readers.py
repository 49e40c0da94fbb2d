"""Which cases and conversations somebody may see: part of every query, so that the rest does not exist for them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, any_, false, func, or_, select, true
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from access.policy import APPROVED, PHASES, Openings
from services.aftercare.domain.ids import ConversationId, PersonId
from services.aftercare.domain.people import COORDINATOR, JOB_COACH, WERKCONSULENT
from services.aftercare.storage.tables import IS_OWED, cases, conversations, municipal_supports

SCHOOL_STAFF = "school_staff"


@dataclass(frozen=True)
class Reader:
    """Somebody in a role, with the colleagues whose work they do while those are away."""

    person_id: PersonId
    role: str
    organisation_id: UUID | None
    people: frozenset[PersonId]
    case_openings: Openings  # relation: in which phases; from the covenant
    talk_openings: Openings
    supported: frozenset[UUID] = frozenset()  # pupils whose file was given for support

    def cases(self) -> ColumnElement[bool]:
        """Give the cases to which the reader has a relation that the covenant opens; what it does not open is closed."""
        return or_(false(), *(self._related(each, phases) for each, phases in self.case_openings.items()))

    def cases_to_change(self) -> ColumnElement[bool]:
        """Give those of them that the reader may change: a case that a colleague offers is only looked at."""
        return and_(self.cases(), cases.c.job_coach_id.in_(self.people) if self.role == JOB_COACH else true())

    def _related(self, relation: str, phases: frozenset[str]) -> ColumnElement[bool]:
        in_phase = true() if phases >= PHASES["case"] else cases.c.state.in_(phases)
        return and_(self._has(relation), in_phase)

    def _has(self, relation: str) -> ColumnElement[bool]:
        """A job coach has the own cases and those a colleague offers, a werkconsulent those with an own conversation or an own request of a school, a school its leavers; support what it was given."""
        if relation == APPROVED:
            return cases.c.pupil_id.in_(self.supported)
        if relation == "own_school" and self.organisation_id:
            return cases.c.school_id == self.organisation_id
        return {
            "region": true(),
            "own_case": or_(cases.c.job_coach_id.in_(self.people), cases.c.proposed_to_id.in_(self.people)),
            "own_conversation": _one_of(conversations.c, self.people),
            "own_request": _one_of(municipal_supports.c, self.people),
        }.get(relation, false())

    def conversations(self) -> ColumnElement[bool]:
        """Those of the cases one sees; of a werkconsulent only the own ones. To be joined with their case."""
        related = or_(false(), *(self._related(each, phases) for each, phases in self.talk_openings.items()))
        if self.role == WERKCONSULENT:
            return and_(related, conversations.c.werkconsulent_id.in_(self.people))
        return related

    def case_of(self, conversation_id: ConversationId) -> ColumnElement[bool]:
        """The case of a conversation that one sees."""
        is_it = conversations.c.conversation_id == conversation_id
        mine = conversations.c.werkconsulent_id.in_(self.people) if self.role == WERKCONSULENT else true()
        return and_(self.cases(), cases.c.case_id.in_(select(conversations.c.case_id).where(is_it, mine)))

    def case_of_to_change(self, conversation_id: ConversationId) -> ColumnElement[bool]:
        """The case of a conversation that one may plan and record: not of a case that a colleague offers."""
        return and_(self.case_of(conversation_id), self.cases_to_change())

    def may_change(self, job_coach_id: PersonId | None) -> bool:
        """Tell whether the reader acts in a case that they see: who is only asked to take it over does not."""
        return self.role != JOB_COACH or job_coach_id in self.people

    def own_conversations(self) -> ColumnElement[bool]:
        """Those that wait for this reader; what waits for nobody else waits for the coordinator."""
        nobodys = and_(conversations.c.werkconsulent_id.is_(None), cases.c.job_coach_id.is_(None))
        mine = or_(
            conversations.c.werkconsulent_id.in_(self.people),
            cases.c.job_coach_id.in_(self.people),
            nobodys if self.role == COORDINATOR else false(),
        )
        return and_(IS_OWED, mine)


def _one_of(table: ReadOnlyColumnCollection[str, Any], people: frozenset[PersonId]) -> ColumnElement[bool]:
    """An array, worked out once: two lists joined by OR would else make the database read every case."""
    mine = select(table.case_id).where(table.werkconsulent_id.in_(people))
    return cases.c.case_id == any_(func.array(mine.scalar_subquery()))
