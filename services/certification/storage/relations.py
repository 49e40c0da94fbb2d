"""Who may see a trajectory, as intake, aftercare and the directory tell: the school, the job coach, a substitute."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Table, delete, event, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from access.row_security import as_system
from services.certification.storage.tables import issuers, pupils, readers, substitutes

IS_READING: ColumnElement[bool] = readers.c.ended_on.is_(None)
_COACHES = select(readers.c.case_id, readers.c.pupil_id, readers.c.person_id).where(IS_READING)


class Relations:
    """What a batch tells of pupils and job coaches goes to the database together, at the latest before the commit."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._pupils: dict[UUID, dict[str, object]] = {}
        self._coaches: dict[UUID, dict[str, object]] = {}
        event.listen(session, "before_commit", lambda _session: self.write())

    def write(self) -> None:
        """Write what was told so far."""
        told, self._pupils = list(self._pupils.values()), {}
        if told:
            statement = insert(pupils)
            left_on = func.coalesce(statement.excluded.left_on, pupils.c.left_on)
            words = {"school_id": statement.excluded.school_id, "left_on": left_on}
            self._session.execute(statement.on_conflict_do_update(index_elements=["pupil_id"], set_=words), told)
        told, self._coaches = list(self._coaches.values()), {}
        if told:
            statement = insert(readers)
            words = {name: statement.excluded[name] for name in ("pupil_id", "person_id", "ended_on")}
            self._session.execute(statement.on_conflict_do_update(index_elements=["case_id"], set_=words), told)

    def keep_issuer(self, organisation_id: UUID, code: str, name: str) -> None:
        """Know an mbo school, by its newest name."""
        self._put(issuers, {"organisation_id": organisation_id, "code": code, "name": name}, "organisation_id")

    def keep_pupil(self, pupil_id: UUID, school_id: UUID, left_on: date | None = None) -> None:
        """Know whose pupil somebody is, and since when no more."""
        known = self._pupils.get(pupil_id, {}).get("left_on")
        self._pupils[pupil_id] = {"pupil_id": pupil_id, "school_id": school_id, "left_on": left_on or known}

    def coach(self, case_id: UUID, pupil_id: UUID, person_id: UUID) -> None:
        """Let the job coach of a case read, in the place of who was before."""
        who: dict[str, object] = {"case_id": case_id, "pupil_id": pupil_id, "person_id": person_id}
        self._coaches[case_id] = who | {"ended_on": None}

    def coach_of(self, pupil_id: UUID) -> UUID | None:
        """Give the job coach of an open case of this pupil, if there is one."""
        return self.case_and_coach_of(pupil_id)[1]

    def case_and_coach_of(self, pupil_id: UUID) -> tuple[UUID | None, UUID | None]:
        """Give the open case of a pupil and its job coach, or neither."""
        self.write()
        found = self._session.execute(_COACHES.where(readers.c.pupil_id == pupil_id)).first()
        return (found.case_id, found.person_id) if found else (None, None)

    def coaches_of(self, pupil_ids: Collection[UUID]) -> dict[UUID, UUID]:
        """Give the job coaches of several pupils, also to whoever may not see what else they coach."""
        with as_system(self._session):
            found = self._session.execute(_COACHES.where(readers.c.pupil_id.in_(pupil_ids))).all()
        return {row.pupil_id: row.person_id for row in found}

    def release(self, case_id: UUID) -> None:
        """Let nobody read because of a case: it has no job coach now."""
        self.write()
        self._session.execute(delete(readers).where(readers.c.case_id == case_id))

    def end(self, case_id: UUID, on: date | None) -> None:
        """Let nobody read because of a case that closed on a day; None opens it again."""
        self.write()
        self._session.execute(update(readers).where(readers.c.case_id == case_id).values(ended_on=on))

    def stand_in(self, person_id: UUID, substitute_id: UUID, until: date) -> None:
        """Let a substitute read what the absent colleague may read, up to and including a day."""
        row = {"person_id": person_id, "substitute_id": substitute_id, "until": until}
        self._put(substitutes, row, "person_id")

    def stand_in_no_more(self, person_id: UUID) -> None:
        """End the substitution."""
        self._session.execute(delete(substitutes).where(substitutes.c.person_id == person_id))

    def away(self, person_id: UUID, today: date) -> list[UUID]:
        """Give whose work somebody does today."""
        is_theirs = substitutes.c.substitute_id == person_id, substitutes.c.until >= today
        return list(self._session.scalars(select(substitutes.c.person_id).where(*is_theirs)))

    def _put(self, table: Table, row: Mapping[str, object], key: str) -> None:
        words = {name: value for name, value in row.items() if name != key}
        statement = insert(table).values(dict(row))
        self._session.execute(statement.on_conflict_do_update(index_elements=[key], set_=words))
