"""The local copy of whose file was given to whom of support, and until when."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.aftercare.storage.tables import support_accesses

TABLE = support_accesses.c


class Support:
    def __init__(self, session: Session) -> None:
        self._session = session

    def give(self, *, access_id: UUID, pupil_id: UUID, person_id: UUID, role: str, until: datetime) -> None:
        """Know of an access; hearing of it twice changes nothing."""
        row = {"access_id": access_id, "pupil_id": pupil_id, "person_id": person_id, "role": role, "until": until}
        self._session.execute(insert(support_accesses).values(row).on_conflict_do_nothing())

    def take_back(self, access_id: UUID) -> None:
        """Know that it is over."""
        self._session.execute(delete(support_accesses).where(TABLE.access_id == access_id))

    def forget(self, pupil_id: UUID) -> None:
        """Keep nothing about a pupil whose file was destroyed."""
        self._session.execute(delete(support_accesses).where(TABLE.pupil_id == pupil_id))

    def pupils_open_to(self, person_id: UUID, role: str, now: datetime) -> frozenset[UUID]:
        """Give the pupils whose file this person was given in this role, and for whom the hour is not over."""
        own = TABLE.person_id == person_id, TABLE.role == role, TABLE.until > now
        return frozenset(self._session.scalars(select(TABLE.pupil_id).where(*own)))
