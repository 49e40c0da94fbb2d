"""Destroys what people were told about one pupil; a mail that is being sent is let go first."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.notifications.storage.tables import deliveries, notifications


class Erasing:
    def __init__(self, session: Session) -> None:
        self._session = session

    def erase(self, pupil_id: UUID) -> int:
        """Delete lines and deliveries; the copy of the case keeps ids only. Gives how many lines."""
        events = select(notifications.c.event_id).where(notifications.c.pupil_id == pupil_id)
        settled = deliveries.c.state != "sending"
        self._session.execute(delete(deliveries).where(deliveries.c.event_id.in_(events), settled))
        gone = delete(notifications).where(notifications.c.pupil_id == pupil_id)
        return len(self._session.scalars(gone.returning(notifications.c.notification_id)).all())
