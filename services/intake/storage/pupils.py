"""Pupils, as kept in PostgreSQL."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, func, literal_column, or_, select, text, true, tuple_
from sqlalchemy.orm import Session

from access.policy import APPROVED, PHASES, Openings
from access.row_security import as_system, see_for
from services.intake.domain.model import Pupil
from services.intake.domain.places import School
from services.intake.domain.rules import PupilNotFound
from services.intake.domain.search import codes_for
from services.intake.storage.tables import document_issuers, pupils, readers, schools, substitutes

IS_READING = readers.c.ended_on.is_(None)
RELATED = frozenset({"own_case", "own_conversation", "own_request"})

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

    def by_number(self, school_id: UUID, pupil_number: str) -> Pupil:
        """Give the pupil with this number at this school, for whoever accounts for a file and sees nothing else of it."""
        wanted = pupils.c.school_id == school_id, pupils.c.pupil_number == pupil_number
        with as_system(self._session):
            found = self._session.scalars(select(Pupil).where(*wanted)).one_or_none()
        if found is None:
            raise PupilNotFound(school_id)
        return found

    def add(self, new: Sequence[Pupil]) -> None:
        """Add new pupils; they go to the database together."""
        self._session.add_all(new)

    def namesakes(self, school_ids: Collection[UUID]) -> dict[tuple[UUID, date], list[Pupil]]:
        """Give the pupils of these schools who are still there, by school and day of birth."""
        found: dict[tuple[UUID, date], list[Pupil]] = defaultdict(list)
        wanted = pupils.c.school_id.in_(school_ids), pupils.c.left_on.is_(None)
        for pupil in self._session.scalars(select(Pupil).where(*wanted)):
            found[pupil.school_id, pupil.birth_date].append(pupil)
        return found

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

    def __init__(
        self,
        session: Session,
        opened: Openings,
        person_id: UUID,
        organisation_id: UUID | None,
        today: date,
        supported: Collection[UUID] = (),
    ) -> None:
        """Fix the reader, the relations that the covenant opens, and whose file was given for support."""
        self._session = session
        related = bool(opened.keys() & RELATED)
        self._person_id = person_id
        self._away = self._who_is_away(person_id, today) if related else []
        caseload = self._caseload() if related else []
        lines = (
            _scope(each, phases, organisation_id, supported if each == APPROVED else caseload)
            for each, phases in opened.items()
        )
        self._scope = or_(false(), *lines)
        self._is_of_region = opened.keys() == {"region"}

    @property
    def people(self) -> Sequence[UUID]:
        """Whose work the reader may do: the own, and that of who is away."""
        return [self._person_id, *self._away]

    def get(self, pupil_id: UUID) -> tuple[Pupil, School]:
        """Give one pupil with the school."""
        row = self._session.execute(self._query().where(pupils.c.pupil_id == pupil_id)).one_or_none()
        if row is None:
            raise PupilNotFound(pupil_id)
        pupil, school = row
        return pupil, school

    def page(
        self,
        after: UUID | None,
        limit: int,
        ids: Collection[UUID] | None,
        school_id: UUID | None,
        final_year: int | None = None,
    ) -> list[tuple[Pupil, School]]:
        """Give the next pupils by id."""
        query = self._query().order_by(pupils.c.pupil_id).limit(limit)
        if after is not None:
            query = query.where(pupils.c.pupil_id > after)
        if ids is not None:
            query = query.where(pupils.c.pupil_id.in_(ids))
        if school_id is not None:
            query = query.where(pupils.c.school_id == school_id)
        if final_year is not None:
            query = query.where(pupils.c.final_year == final_year)
        return [(pupil, school) for pupil, school in self._session.execute(query)]

    def search(
        self, words: Sequence[str], municipalities: Mapping[str, str], after: UUID | None, limit: int
    ) -> list[tuple[Pupil, School]]:
        """Give those of whom every word begins a part of the name, the number or the municipality, by id."""
        fits = [
            or_(
                self._is_called(func.to_tsquery(_SIMPLE, f"'{word}':*")),
                pupils.c.municipality.in_(codes_for(word, municipalities)),
            )
            for word in words
        ]
        query = self._query().where(*fits).order_by(pupils.c.pupil_id).limit(limit)
        if after is not None:
            query = query.where(pupils.c.pupil_id > after)
        return [(pupil, school) for pupil, school in self._session.execute(query)]

    def _is_called(self, wanted: ColumnElement[str]) -> ColumnElement[bool]:
        """Whoever sees the region needs the index, which row-level security keeps from a plain query; others see few."""
        if self._is_of_region:
            return pupils.c.pupil_id.in_(select(func.pupils_called(wanted)))
        return _SEARCHED.op("@@")(wanted)

    def for_whom(self, pupil_ids: Collection[UUID]) -> Sequence[UUID]:
        """Give the absent colleagues through whom alone the reader may see some of these pupils."""
        if not self._away or not pupil_ids:
            return []
        own = select(readers.c.pupil_id).where(readers.c.person_id == self._person_id, IS_READING)
        wanted = readers.c.pupil_id.in_(pupil_ids), readers.c.pupil_id.not_in(own), IS_READING
        query = select(readers.c.person_id).where(readers.c.person_id.in_(self._away), *wanted)
        return self._session.scalars(query.distinct()).all()

    def _who_is_away(self, person_id: UUID, today: date) -> Sequence[UUID]:
        is_substitute = substitutes.c.substitute_id == person_id, substitutes.c.until >= today
        return self._session.scalars(select(substitutes.c.person_id).where(*is_substitute)).all()

    def _caseload(self) -> Sequence[UUID]:
        """Give the pupils of the reader's cases, and of colleagues who are away: some hundreds, however large the region."""
        persons = [self._person_id, *self._away]
        see_for(self._session, persons)
        theirs = select(readers.c.pupil_id).where(readers.c.person_id.in_(persons), IS_READING)
        return self._session.scalars(theirs).all()

    def _query(self) -> Select[Pupil, School]:
        return select(Pupil, School).join(School, schools.c.school_id == pupils.c.school_id).where(self._scope)


def _scope(
    relation: str, phases: frozenset[str], organisation_id: UUID | None, caseload: Collection[UUID]
) -> ColumnElement[bool]:
    """Give the pupils of one relation, in these phases."""
    issued = select(document_issuers.c.pupil_id).where(document_issuers.c.issuer_id == organisation_id)
    known: dict[str, ColumnElement[bool]] = {
        "region": true(),
        "own_school": pupils.c.school_id == organisation_id,
        "own_document": pupils.c.pupil_id.in_(issued),
    }
    related = known.get(relation, pupils.c.pupil_id.in_(caseload))
    if phases >= PHASES["pupil"]:
        return related
    return and_(related, pupils.c.left_on.is_(None) if "at_school" in phases else pupils.c.left_on.is_not(None))
