"""Which cases and conversations somebody may see: part of every query, so that the rest does not exist for them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select, true

from services.aftercare.domain.ids import ConversationId, PersonId
from services.aftercare.domain.people import COORDINATOR, JOB_COACH, WERKCONSULENT
from services.aftercare.storage.tables import cases, conversations

SCHOOL_STAFF = "school_staff"


@dataclass(frozen=True)
class Reader:
    """Somebody in a role, with the colleagues whose work they do while those are away."""

    person_id: PersonId
    role: str
    organisation_id: UUID | None
    people: frozenset[PersonId]

    def cases(self) -> ColumnElement[bool]:
        """A job coach sees the own cases, a werkconsulent those with an own conversation, a school its leavers."""
        if self.role == COORDINATOR:
            return true()
        if self.role == JOB_COACH:
            return cases.c.job_coach_id.in_(self.people)
        if self.role == WERKCONSULENT:
            own = select(conversations.c.case_id).where(conversations.c.werkconsulent_id.in_(self.people))
            return cases.c.case_id.in_(own)
        if self.role == SCHOOL_STAFF and self.organisation_id:
            return cases.c.school_id == self.organisation_id
        return false()

    def conversations(self) -> ColumnElement[bool]:
        """Those of the cases one sees; of a werkconsulent only the own ones. To be joined with their case."""
        if self.role == WERKCONSULENT:
            return conversations.c.werkconsulent_id.in_(self.people)
        return self.cases()

    def case_of(self, conversation_id: ConversationId) -> ColumnElement[bool]:
        """The case of a conversation that one sees."""
        is_it = conversations.c.conversation_id == conversation_id
        mine = conversations.c.werkconsulent_id.in_(self.people) if self.role == WERKCONSULENT else true()
        return and_(self.cases(), cases.c.case_id.in_(select(conversations.c.case_id).where(is_it, mine)))

    def own_conversations(self) -> ColumnElement[bool]:
        """Those that wait for this reader; what waits for nobody else waits for the coordinator."""
        nobodys = and_(conversations.c.werkconsulent_id.is_(None), cases.c.job_coach_id.is_(None))
        mine = or_(
            conversations.c.werkconsulent_id.in_(self.people),
            cases.c.job_coach_id.in_(self.people),
            nobodys if self.role == COORDINATOR else false(),
        )
        return and_(conversations.c.held_on.is_(None), mine)
