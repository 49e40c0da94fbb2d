"""Destroys what people were told about one pupil; a mail that is being sent is let go first."""

from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from services.notifications.storage.tables import deliveries, notifications

_FORGET: Final = text("DELETE FROM feed_events WHERE pupil_id = :pupil_id")  # what no system asked for yet


class Erasing:
    def __init__(self, session: Session) -> None:
        self._session = session

    def erase(self, pupil_id: UUID) -> int:
        """Delete lines and deliveries; the copy of the case keeps ids only. Gives how many lines."""
        events = select(notifications.c.event_id).where(notifications.c.pupil_id == pupil_id)
        settled = deliveries.c.state != "sending"
        self._session.execute(delete(deliveries).where(deliveries.c.event_id.in_(events), settled))
        self._session.execute(_FORGET, {"pupil_id": pupil_id})
        gone = delete(notifications).where(notifications.c.pupil_id == pupil_id)
        return len(self._session.scalars(gone.returning(notifications.c.notification_id)).all())
