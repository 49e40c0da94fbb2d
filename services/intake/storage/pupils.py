"""Pupils, as kept in PostgreSQL."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, false, func, literal_column, or_, select, text, true, tuple_
from sqlalchemy.orm import Session

from services.intake.domain.model import Pupil
from services.intake.domain.places import School
from services.intake.domain.rules import PupilNotFound
from services.intake.domain.search import codes_for
from services.intake.storage.tables import pupils, readers, schools, substitutes

RELATED_ROLES = frozenset({"job_coach", "werkconsulent"})

_SIMPLE: ColumnElement[str] = literal_column("'simple'::regconfig")
# Word for word as the index has it, so that the index is used.
_SEARCHED: ColumnElement[str] = literal_column(
    "to_tsvector('simple', plain(first_name || ' ' || infix || ' ' || last_name || ' ' || pupil_number))"
)
_LAST_TOLD = text(
    "SELECT event_id FROM journal WHERE subject = :subject AND name = 'pupil_left_school' ORDER BY sequence DESC LIMIT 1"
)


class Pupils:
    """The pupils of the region."""

    def __init__(self, session: Session) -> None:
        """Use the session of the transaction."""
        self._session = session

    def find(self, keys: Collection[tuple[UUID, str]]) -> dict[tuple[UUID, str], Pupil]:
        """Give the pupils with these schools and pupil numbers, in one query."""
        if not keys:
            return {}
        rows = self._session.scalars(select(Pupil).where(tuple_(pupils.c.school_id, pupils.c.pupil_number).in_(keys)))
        return {(pupil.school_id, pupil.pupil_number): pupil for pupil in rows}

    def add(self, new: Sequence[Pupil]) -> None:
        """Add new pupils; they go to the database together."""
        self._session.add_all(new)

    def lock(self, school_ids: Collection[UUID]) -> None:
        """Let one transaction at a time bring leavers of a school, so that two sheets at once make no pupil twice."""
        query = select(schools.c.school_id).where(schools.c.school_id.in_(school_ids))
        self._session.execute(query.order_by(schools.c.school_id).with_for_update(key_share=True))

    def last_told(self, pupil: Pupil) -> UUID | None:
        """Give the event with which the school's news was last told."""
        found: UUID | None = self._session.scalar(_LAST_TOLD, {"subject": f"pupil/{pupil.pupil_id}"})
        return found


class ReadablePupils:
    """The pupils that one reader may see; everything else is not there."""

    def __init__(self, session: Session, role: str, person_id: UUID, organisation_id: UUID | None, today: date) -> None:
        """Fix the reader."""
        self._session = session
        caseload = self._caseload(person_id, today) if role in RELATED_ROLES else []
        self._scope = _scope(role, organisation_id, caseload)

    def get(self, pupil_id: UUID) -> tuple[Pupil, School]:
        """Give one pupil with the school."""
        row = self._session.execute(self._query().where(pupils.c.pupil_id == pupil_id)).one_or_none()
        if row is None:
            raise PupilNotFound(pupil_id)
        pupil, school = row
        return pupil, school

    def page(
        self, after: UUID | None, limit: int, ids: Collection[UUID] | None, school_id: UUID | None
    ) -> list[tuple[Pupil, School]]:
        """Give the next pupils by id."""
        query = self._query().order_by(pupils.c.pupil_id).limit(limit)
        if after is not None:
            query = query.where(pupils.c.pupil_id > after)
        if ids is not None:
            query = query.where(pupils.c.pupil_id.in_(ids))
        if school_id is not None:
            query = query.where(pupils.c.school_id == school_id)
        return [(pupil, school) for pupil, school in self._session.execute(query)]

    def search(
        self, words: Sequence[str], municipalities: Mapping[str, str], after: UUID | None, limit: int
    ) -> list[tuple[Pupil, School]]:
        """Give those of whom every word begins a part of the name, the number or the municipality, by id."""
        fits = [
            or_(
                _SEARCHED.op("@@")(func.to_tsquery(_SIMPLE, f"'{word}':*")),
                pupils.c.municipality.in_(codes_for(word, municipalities)),
            )
            for word in words
        ]
        query = self._query().where(*fits).order_by(pupils.c.pupil_id).limit(limit)
        if after is not None:
            query = query.where(pupils.c.pupil_id > after)
        return [(pupil, school) for pupil, school in self._session.execute(query)]

    def _caseload(self, person_id: UUID, today: date) -> Sequence[UUID]:
        """Give the pupils of the reader's cases, and of colleagues who are away: some hundreds, however large the region."""
        away = select(substitutes.c.person_id).where(
            substitutes.c.substitute_id == person_id, substitutes.c.until >= today
        )
        persons = [person_id, *self._session.scalars(away)]
        return self._session.scalars(select(readers.c.pupil_id).where(readers.c.person_id.in_(persons))).all()

    def _query(self) -> Select[Pupil, School]:
        return select(Pupil, School).join(School, schools.c.school_id == pupils.c.school_id).where(self._scope)


def _scope(role: str, organisation_id: UUID | None, caseload: Sequence[UUID]) -> ColumnElement[bool]:
    """Fail closed: a role that is not named here sees nobody."""
    if role == "coordinator":
        return true()
    if role == "school_staff":
        return pupils.c.school_id == organisation_id
    return pupils.c.pupil_id.in_(caseload) if role in RELATED_ROLES else false()
