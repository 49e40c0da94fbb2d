"""Destroys what is kept of one pupil."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.certification.storage.tables import pupils, readers, trajectories


class Erasing:
    def __init__(self, session: Session) -> None:
        self._session = session

    def erase(self, pupil_id: UUID) -> list[UUID]:
        """Delete the trajectories, and who could see them; gives which trajectories."""
        gone = delete(trajectories).where(trajectories.c.pupil_id == pupil_id).returning(trajectories.c.trajectory_id)
        erased = list(self._session.scalars(gone))
        self._session.execute(delete(readers).where(readers.c.pupil_id == pupil_id))
        self._session.execute(delete(pupils).where(pupils.c.pupil_id == pupil_id))
        return erased
