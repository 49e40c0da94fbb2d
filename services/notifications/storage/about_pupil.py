"""What everybody was told about one young person, newest first."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from access.row_security import as_system
from services.notifications.domain.model import Notification
from services.notifications.storage.tables import notifications

Place = tuple[datetime, UUID]


class AboutPupil:
    """Not for the people who were told: each of them has an inbox of his own."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, pupil_id: UUID, after: Place | None, limit: int) -> list[Notification]:
        """Give the next notifications."""
        place = notifications.c.occurred_at, notifications.c.notification_id
        query = select(Notification).where(notifications.c.pupil_id == pupil_id)
        if after:
            query = query.where(tuple_(*place) < after)
        with as_system(self._session):
            return list(self._session.scalars(query.order_by(place[0].desc(), place[1].desc()).limit(limit)))
