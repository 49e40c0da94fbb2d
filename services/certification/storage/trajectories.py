"""Trajectories, as kept in PostgreSQL, as far as the reader may see them."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true
from sqlalchemy.orm import Session

from access.policy import PHASES, Openings
from services.certification.domain.rules import PupilNotFound, TrajectoryNotFound
from services.certification.domain.trajectory import Trajectory
from services.certification.storage.relations import IS_READING
from services.certification.storage.tables import issuers, pupils, readers, trajectories

NOBODY: Final = UUID(int=0)


@dataclass(frozen=True)
class Reader:
    """Whoever asks: in which relations the covenant lets him, in which phases of each, and whose work he may do."""

    relations: Openings
    organisation_id: UUID | None
    people: Collection[UUID]

    def sees(
        self,
        school: ColumnElement[UUID],
        pupil: ColumnElement[UUID],
        issuer: ColumnElement[UUID] | ColumnElement[UUID | None] | None = None,
    ) -> ColumnElement[bool]:
        """Give the condition on rows that hold a school and a pupil, and maybe who issues."""
        theirs = select(readers.c.pupil_id).where(readers.c.person_id.in_(self.people), IS_READING)
        own = self.organisation_id or NOBODY  # never empty: where the school issues, no issuer is named
        known: dict[str, ColumnElement[bool]] = {
            "region": true(),
            "own_school": school == own,
            "own_case": pupil.in_(theirs),
            "own_document": false() if issuer is None else issuer == own,
        }
        opened = ((known[each], phases) for each, phases in self.relations.items() if each in known)
        return or_(false(), *(and_(related, _is_in(phases, pupil)) for related, phases in opened))


def _is_in(phases: frozenset[str], pupil: ColumnElement[UUID]) -> ColumnElement[bool]:
    """Give the condition that a pupil is still at school, or left."""
    if phases >= PHASES["pupil"]:
        return true()
    left = select(pupils.c.pupil_id).where(pupils.c.left_on.is_not(None))
    return pupil.not_in(left) if "at_school" in phases else pupil.in_(left)


class Trajectories:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._sees: ColumnElement[bool] = true()
        self._sees_pupils: ColumnElement[bool] = true()
        self.reader: Reader | None = None

    def seen_by(self, reader: Reader) -> "Trajectories":
        """Give only what a reader may see."""
        self._sees = reader.sees(trajectories.c.school_id, trajectories.c.pupil_id, trajectories.c.issuer_id)
        self._sees_pupils = reader.sees(pupils.c.school_id, pupils.c.pupil_id)
        self.reader = reader
        return self

    def lock_pupil(self, pupil_id: UUID) -> tuple[UUID, date | None]:
        """Give the school of a pupil whom the reader may see, and when he left it; nobody tells otherwise until the end."""
        query = select(pupils.c.school_id, pupils.c.left_on).where(pupils.c.pupil_id == pupil_id, self._sees_pupils)
        found = self._session.execute(query.with_for_update()).one_or_none()
        if found is None:
            raise PupilNotFound(pupil_id)
        return found.school_id, found.left_on

    @property
    def are_seen(self) -> ColumnElement[bool]:
        """The condition on trajectories that this reader may see."""
        return self._sees

    def is_issuer(self, organisation_id: UUID) -> bool:
        """Tell whether this is an mbo school."""
        return self._session.scalar(select(true()).where(issuers.c.organisation_id == organisation_id)) is True

    def add(self, new: Trajectory) -> None:
        """Keep a new one."""
        row = asdict(new) | {"work_processes": list(new.work_processes)}
        self._session.execute(trajectories.insert().values(row))

    def get(self, trajectory_id: UUID, *, lock: bool = False) -> Trajectory:
        """Give one."""
        query = select(trajectories).where(trajectories.c.trajectory_id == trajectory_id, self._sees)
        row = self._session.execute(query.with_for_update() if lock else query).mappings().first()
        if row is None:
            raise TrajectoryNotFound(trajectory_id)
        return trajectory_of(row)

    def change_trainer(self, trajectory_id: UUID, name: str, mail: str) -> None:
        """Keep who judges now."""
        words = {"trainer_name": name, "trainer_mail": mail}
        query = trajectories.update().where(trajectories.c.trajectory_id == trajectory_id)
        self._session.execute(query.values(words))

    def page(
        self,
        after: UUID | None,
        limit: int,
        pupil_id: UUID | None,
        only: ColumnElement[bool] | None = None,
    ) -> list[Trajectory]:
        """Give the next ones by id, the oldest first; `only` those for which a condition holds."""
        query = select(trajectories).where(self._sees).order_by(trajectories.c.trajectory_id).limit(limit)
        if after is not None:
            query = query.where(trajectories.c.trajectory_id > after)
        if pupil_id is not None:
            query = query.where(trajectories.c.pupil_id == pupil_id)
        return self._read(query if only is None else query.where(only))

    def some(self, trajectory_ids: Collection[UUID]) -> list[Trajectory]:
        """Give those of these that the reader may see, locked in one order so that two readers do not wait for each other."""
        query = select(trajectories).where(trajectories.c.trajectory_id.in_(trajectory_ids), self._sees)
        return self._read(query.order_by(trajectories.c.trajectory_id).with_for_update())

    def _read(self, query: Select[Any]) -> list[Trajectory]:
        return [trajectory_of(row) for row in self._session.execute(query).mappings()]


def trajectory_of(row: Mapping[Any, Any]) -> Trajectory:
    return Trajectory(**dict(row) | {"work_processes": tuple(row["work_processes"])})
