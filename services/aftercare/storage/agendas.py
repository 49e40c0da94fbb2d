"""When professionals work and what they have planned with us: times only, never with whom."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, time

from sqlalchemy import ARRAY, Uuid, cast, delete, insert, or_, select
from sqlalchemy.orm import Session

from access.row_security import as_system
from services.aftercare.domain.ids import ConversationId, PersonId
from services.aftercare.domain.slots import Busy, Hours
from services.aftercare.storage.tables import conversations, working_hours


class Agendas:
    def __init__(self, session: Session) -> None:
        self._session = session

    def hours(self, people: Collection[PersonId]) -> Hours:
        """Give when these people work; who never said so is not in it."""
        found: dict[PersonId, dict[int, tuple[time, time]]] = defaultdict(dict)
        with as_system(self._session):
            rows = self._session.execute(select(working_hours).where(working_hours.c.person_id.in_(people))).all()
        for row in rows:
            found[row.person_id][row.weekday] = (row.starts, row.ends)
        return dict(found)

    def set_hours(self, person_id: PersonId, days: Sequence[tuple[int, time, time]]) -> None:
        """Let these take the place of all others; none is office hours again."""
        self._session.execute(delete(working_hours).where(working_hours.c.person_id == person_id))
        rows = [{"person_id": person_id, "weekday": day, "starts": starts, "ends": ends} for day, starts, ends in days]
        if rows:
            self._session.execute(insert(working_hours), rows)

    def busy(self, people: Collection[PersonId], begin: datetime, end: datetime, besides: ConversationId) -> list[Busy]:
        """Give when these people have a conversation, besides this one, also when they come for the school."""
        talk = conversations.c
        is_theirs = or_(
            talk.participant_ids.op("&&")(cast(list(people), ARRAY(Uuid))),
            talk.school_contact_id.in_(people),
        )
        query = select(talk.participant_ids, talk.school_contact_id, talk.starts_at, talk.ends_at).where(
            talk.starts_at >= begin,
            talk.starts_at < end,
            talk.conversation_id != besides,
            is_theirs,
        )
        with as_system(self._session):
            rows = self._session.execute(query).all()
        return [
            Busy(PersonId(person), row.starts_at, row.ends_at)
            for row in rows
            for person in (*row.participant_ids, row.school_contact_id)
            if person in people
        ]

    def usual_place(self, person_id: PersonId | None) -> str | None:
        """Give where this werkconsulent talked last, to begin with."""
        talk = conversations.c
        query = select(talk.place).where(talk.werkconsulent_id == person_id, talk.place.is_not(None))
        return self._session.scalar(query.order_by(talk.starts_at.desc().nulls_last()).limit(1))
