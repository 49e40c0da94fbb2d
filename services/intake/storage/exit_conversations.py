"""Exit conversations, as kept in PostgreSQL."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true
from sqlalchemy.orm import Session

from access.policy import PHASES, Openings
from access.row_security import as_system
from services.intake.domain.exit_clock import ExitTerm
from services.intake.domain.exit_conversation import ExitConversation
from services.intake.domain.exit_rules import ExitConversationNotFound
from services.intake.domain.relation import Relation
from services.intake.storage.exit_tables import exit_conversations as talks
from services.intake.storage.exit_tables import exit_terms

WERKCONSULENT = "werkconsulent"
OVER = ("held", "lapsed")


class ExitConversations:
    """The exit conversations of the region; whoever asks for one sees it as far as row-level security lets him."""

    def __init__(self, session: Session) -> None:
        """Use the session of the transaction."""
        self._session = session
        self._scope: ColumnElement[bool] = true()

    def limit_to(self, opened: Openings, people: Collection[UUID], school_id: UUID | None) -> None:
        """Show from now on only what the covenant opens to the reader: his own, his school's, or the region's."""
        whose: Mapping[str, ColumnElement[bool]] = {
            "region": true(),
            "own_school": talks.c.school_id == school_id,
            "own_conversation": talks.c.werkconsulent_id.in_(people),
        }
        lines = (and_(whose[each], _in_phases(phases)) for each, phases in opened.items() if each in whose)
        self._scope = or_(false(), *lines)

    def terms(self) -> Sequence[ExitTerm]:
        """Give the clock of each school year."""
        return [ExitTerm(*row) for row in self._session.execute(select(exit_terms))]

    def owed_to(self, pupil_ids: Collection[UUID]) -> Sequence[ExitConversation]:
        """Give what was ever owed to these pupils, in one query."""
        with as_system(self._session):
            query = select(ExitConversation).where(talks.c.pupil_id.in_(pupil_ids)).with_for_update()
            return list(self._session.scalars(query.order_by(talks.c.conversation_id)))

    def lock(self, conversation_ids: Collection[UUID]) -> Sequence[ExitConversation]:
        """Give these, in the order asked, and keep others off; raises when one is not there for this reader."""
        query = select(ExitConversation).where(talks.c.conversation_id.in_(conversation_ids), self._scope)
        query = query.with_for_update()
        found = {each.conversation_id: each for each in self._session.scalars(query.order_by(talks.c.conversation_id))}
        for conversation_id in conversation_ids:
            if conversation_id not in found:
                raise ExitConversationNotFound(conversation_id)
        return [found[each] for each in conversation_ids]

    def waiting_for_werkconsulent(self, municipalities: Collection[str]) -> Sequence[ExitConversation]:
        """Give what is owed in these municipalities and nobody joins."""
        wanted = (
            talks.c.werkconsulent_id.is_(None),
            talks.c.state.not_in(OVER),
            talks.c.municipality.in_(municipalities),
        )
        return list(self._session.scalars(select(ExitConversation).where(*wanted).with_for_update()))

    def owed_by(self, person_id: UUID) -> Sequence[ExitConversation]:
        """Give what is owed and this werkconsulent joins."""
        wanted = talks.c.werkconsulent_id == person_id, talks.c.state.not_in(OVER)
        return list(self._session.scalars(select(ExitConversation).where(*wanted).with_for_update()))

    def appointments(self, person_ids: Collection[UUID], begin: datetime, end: datetime) -> Sequence[ExitConversation]:
        """Give what these werkconsulenten have in this time, of any school."""
        wanted = talks.c.werkconsulent_id.in_(person_ids), talks.c.starts_at < end, talks.c.ends_at > begin
        with as_system(self._session):
            return list(self._session.scalars(select(ExitConversation).where(*wanted)))

    def add(self, conversation: ExitConversation) -> None:
        """Keep a new one, and let its werkconsulent read the pupil."""
        self._session.flush()  # its pupil may be new
        self._session.add(conversation)
        self.let_read(conversation)

    def let_read(self, conversation: ExitConversation) -> None:
        """Let the werkconsulent read the pupil as long as the conversation is owed or the pupil is at school."""
        with as_system(self._session):
            self._session.flush()
            if conversation.werkconsulent_id is not None:
                relation = Relation(
                    conversation.conversation_id, WERKCONSULENT, conversation.pupil_id, conversation.werkconsulent_id
                )
                self._session.merge(relation)
            self._session.flush()

    def end_reading(self, conversation: ExitConversation, today: date) -> None:
        """Let the werkconsulent read the pupil no more."""
        with as_system(self._session):
            known = self._session.get(Relation, (conversation.conversation_id, WERKCONSULENT))
            if known is not None:
                known.ended_on = known.ended_on or today
            self._session.flush()

    def page(self, wanted: Mapping[str, Any], after: UUID | None, limit: int) -> Sequence[ExitConversation]:
        """Give the next ones by id; `wanted` by column."""
        query = (
            select(ExitConversation)
            .filter_by(**wanted)
            .where(self._scope)
            .order_by(talks.c.conversation_id)
            .limit(limit)
        )
        return list(self._session.scalars(query.where(talks.c.conversation_id > after) if after else query))

    def get(self, conversation_id: UUID) -> ExitConversation:
        """Give one; raises when it is not there for this reader."""
        wanted = talks.c.conversation_id == conversation_id, self._scope
        found = self._session.scalars(select(ExitConversation).where(*wanted)).one_or_none()
        if found is None:
            raise ExitConversationNotFound(conversation_id)
        return found

    def figures(self, school_year: int, now: datetime) -> Sequence[Mapping[str, Any]]:
        """Count per school and werkconsulent how it stands; what nobody joins stands under no werkconsulent."""
        late = func.count().filter(talks.c.state.not_in(OVER), talks.c.due_on < now.date())
        counts = [
            func.count().filter(talks.c.state.in_(("requested", "cancelled", "missed"))).label("to_plan"),
            func.count().filter(talks.c.state == "scheduled").label("planned"),
            func.count().filter(talks.c.state == "held").label("held"),
            func.count().filter(talks.c.state == "lapsed").label("left_without"),
            late.label("overdue"),
        ]
        keys = talks.c.school_id, talks.c.werkconsulent_id
        query = (
            select(*keys, *counts)
            .where(talks.c.school_year == school_year, self._scope)
            .group_by(*keys)
            .order_by(*keys)
        )
        return [dict(row._mapping) for row in self._session.execute(query)]  # noqa: SLF001  SQLAlchemy's own name


def _in_phases(phases: frozenset[str]) -> ColumnElement[bool]:
    if phases >= PHASES["conversation"]:
        return true()
    is_over = talks.c.state.in_(OVER)
    return or_(false(), *(is_over if phase == "closed" else ~is_over for phase in phases))
