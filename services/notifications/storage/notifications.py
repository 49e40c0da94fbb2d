"""What each person finds on the page, newest first."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import func, select, tuple_, update
from sqlalchemy.orm import Session

from services.notifications.domain.model import Notification
from services.notifications.domain.rules import NotificationNotFound
from services.notifications.storage.tables import notifications

MOST_COUNTED: Final = 100  # a badge that says "99+" need not count further

Place = tuple[datetime, UUID]


class Notifications:
    """The notifications of one reader at a time; nobody sees another's."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(
        self, person_id: UUID, after: Place | None, limit: int, *, is_unread_only: bool | None = None
    ) -> list[Notification]:
        """Give the next notifications; all, or only the unread or the read ones."""
        query = select(Notification).where(notifications.c.person_id == person_id)
        if is_unread_only is not None:
            query = query.where(notifications.c.read_at.is_(None) == is_unread_only)
        if after:
            query = query.where(tuple_(notifications.c.occurred_at, notifications.c.notification_id) < after)
        newest_first = (notifications.c.occurred_at.desc(), notifications.c.notification_id.desc())
        return list(self._session.scalars(query.order_by(*newest_first).limit(limit)))

    def get(self, notification_id: UUID, person_id: UUID) -> Notification:
        """Get one of this reader's own."""
        found = self._session.get(Notification, notification_id)
        if found is None or found.person_id != person_id:
            raise NotificationNotFound
        return found

    def read_all(self, person_id: UUID, now: datetime, action_path: str | None, until: datetime | None) -> None:
        """Note that this reader saw everything: of one page, up to what he was shown, or all."""
        query = update(notifications).where(notifications.c.person_id == person_id, notifications.c.read_at.is_(None))
        if action_path is not None:
            query = query.where(notifications.c.action_path == action_path)
        if until is not None:
            query = query.where(notifications.c.occurred_at <= until)
        self._session.execute(query.values(read_at=now))

    def count_unread(self, person_id: UUID) -> int:
        """Count what this reader did not open yet, up to MOST_COUNTED."""
        unread = (
            select(notifications.c.notification_id)
            .where(notifications.c.person_id == person_id, notifications.c.read_at.is_(None))
            .limit(MOST_COUNTED)
        )
        return self._session.scalar(select(func.count()).select_from(unread.subquery())) or 0
