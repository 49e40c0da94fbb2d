"""What is owed of trajectories, loaded for a whole batch of events at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, select, tuple_, update
from sqlalchemy.orm import Session

from access.row_security import as_system
from services.certification.domain.owing import Owing, missing
from services.certification.domain.trajectory import Trajectory
from services.certification.storage.judging_tables import judgements
from services.certification.storage.owing_tables import owing
from services.certification.storage.tables import pupils, trajectories
from services.certification.storage.trajectories import trajectory_of

Place = tuple[date, UUID]  # where a page starts: last day, trajectory


class OfAPupil(Protocol):
    """Any message about a pupil."""

    @property
    def pupil_id(self) -> UUID:
        """The pupil."""


class Owings:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: dict[UUID, list[tuple[Trajectory, Owing | None]]] = {}

    def prefetch(self, messages: Sequence[OfAPupil]) -> None:
        """Load the trajectories of the pupils of a batch that are not all judged, each with its clock (if any).

        The pupils are locked first, as by whoever starts a trajectory: a start and a leaving at once see each other.
        """
        wanted = {each.pupil_id for each in messages} - self._found.keys()
        if not wanted:
            return
        self._found |= {pupil_id: [] for pupil_id in wanted}
        of_them = select(pupils.c.pupil_id).where(pupils.c.pupil_id.in_(wanted)).order_by(pupils.c.pupil_id)
        self._session.execute(of_them.with_for_update())
        for row in self._session.execute(_WITH_CLOCK.where(trajectories.c.pupil_id.in_(wanted))).mappings():
            found = trajectory_of({name: row[name] for name in _OF_TRAJECTORY})
            clock = Owing(**{name: row[f"owing_{name}"] for name in _OF_CLOCK}) if row["owing_since"] else None
            self._found[found.pupil_id].append((found, clock))
        judged = self.judged([each.trajectory_id for pupil_id in wanted for each, _clock in self._found[pupil_id]])
        for pupil_id in wanted:
            self._found[pupil_id] = [
                each for each in self._found[pupil_id] if missing(each[0], judged.get(each[0].trajectory_id, ()))
            ]

    def unsettled(self, message: OfAPupil) -> list[tuple[Trajectory, Owing | None]]:
        """Give the trajectories of a pupil that are not all judged, each with its clock (if any)."""
        self.prefetch([message])
        return list(self._found[message.pupil_id])

    def judged(self, trajectory_ids: Collection[UUID]) -> Mapping[UUID, set[str]]:
        """Give which work processes of each trajectory are judged."""
        found: dict[UUID, set[str]] = defaultdict(set)
        query = select(judgements.c.trajectory_id, judgements.c.work_process).distinct()
        for trajectory_id, code in self._session.execute(query.where(judgements.c.trajectory_id.in_(trajectory_ids))):
            found[trajectory_id].add(code)
        return found

    def add(self, trajectory: Trajectory, new: Owing) -> None:
        """Keep a clock."""
        self._session.execute(owing.insert().values(asdict(new)))
        known = self._found.get(trajectory.pupil_id, [])
        at = next((at for at, each in enumerate(known) if each[0].trajectory_id == new.trajectory_id), None)
        if at is not None:
            known[at] = (trajectory, new)

    def of_everybody(self) -> AbstractContextManager[None]:
        """Look, for some statements, without the eyes of whoever asks."""
        return as_system(self._session)

    def get(self, trajectory_id: UUID) -> Owing | None:
        """Give the clock of a trajectory, locked; whoever asks holds the trajectory."""
        query = select(owing).where(owing.c.trajectory_id == trajectory_id).with_for_update()
        row = self._session.execute(query).mappings().first()
        return Owing(**row) if row else None

    def of_each(self, trajectory_ids: Iterable[UUID]) -> dict[UUID, Owing]:
        """Give the clocks of several trajectories that still run."""
        query = select(owing).where(owing.c.trajectory_id.in_(trajectory_ids), owing.c.settled_on.is_(None))
        return {row["trajectory_id"]: Owing(**row) for row in self._session.execute(query).mappings()}

    def keep(self, changed: Owing) -> None:
        """Keep that it is settled, told, or begins again."""
        new = {name: getattr(changed, name) for name in ("due_on", "settled_on", "escalated_at")}
        self._session.execute(update(owing).where(owing.c.trajectory_id == changed.trajectory_id).values(new))

    def page(
        self, wanted: Sequence[ColumnElement[bool]], after: Place | None, limit: int
    ) -> list[tuple[Trajectory, date]]:
        """Give the next trajectories of which something is owed, with the last day, the earliest first."""
        joined = select(trajectories, owing.c.due_on.label("owing_due_on")).join(owing)
        query = joined.where(owing.c.settled_on.is_(None), *wanted).order_by(owing.c.due_on, owing.c.trajectory_id)
        if after is not None:
            query = query.where(tuple_(owing.c.due_on, owing.c.trajectory_id) > tuple_(*after))
        rows = self._session.execute(query.limit(limit)).mappings()
        return [(trajectory_of({name: row[name] for name in _OF_TRAJECTORY}), row["owing_due_on"]) for row in rows]


_OF_TRAJECTORY = [column.name for column in trajectories.c]
_OF_CLOCK = [column.name for column in owing.c]
_CLOCK: list[Any] = [column.label(f"owing_{column.name}") for column in owing.c]
_WITH_CLOCK = (
    select(trajectories, *_CLOCK)
    .outerjoin(owing)
    .where(owing.c.settled_on.is_(None))
    .order_by(trajectories.c.trajectory_id)
)
