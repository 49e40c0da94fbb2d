"""Destroys what intake holds of one pupil, and tells whose term is over."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from access.row_security import as_system
from services.intake.domain.rules import PupilNotFound
from services.intake.storage.tables import document_issuers, pupils, readers, support_accesses


class Erasing:
    """The pupils, as far as their retention goes; whoever looks after it sees nothing else of them."""

    def __init__(self, session: Session) -> None:
        """Use the session of the transaction."""
        self._session = session

    def lock(self, pupil_id: UUID) -> date | None:
        """Keep others off this pupil; gives the day of leaving."""
        query = select(pupils.c.left_on).where(pupils.c.pupil_id == pupil_id).with_for_update()
        with as_system(self._session):
            row = self._session.execute(query).one_or_none()
        if row is None:
            raise PupilNotFound(pupil_id)
        left_on: date | None = row.left_on
        return left_on

    def erase(self, pupil_id: UUID) -> None:
        """Destroy the pupil, and who might read it."""
        with as_system(self._session):
            self._session.execute(delete(support_accesses).where(support_accesses.c.pupil_id == pupil_id))
            self._session.execute(delete(document_issuers).where(document_issuers.c.pupil_id == pupil_id))
            self._session.execute(delete(readers).where(readers.c.pupil_id == pupil_id))
            self._session.execute(delete(pupils).where(pupils.c.pupil_id == pupil_id))

    def left_before(self, day: date, limit: int) -> Sequence[tuple[UUID, date]]:
        """Give who left before a day, the longest ago first."""
        query = select(pupils.c.pupil_id, pupils.c.left_on).where(pupils.c.left_on < day)
        with as_system(self._session):
            rows = self._session.execute(query.order_by(pupils.c.left_on, pupils.c.pupil_id).limit(limit)).all()
        return [(row.pupil_id, row.left_on) for row in rows]
