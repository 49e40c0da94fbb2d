"""The region's own free days, as kept in PostgreSQL: a few dozen rows."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from services.aftercare.domain.free_days import FreeDay
from services.aftercare.storage.tables import free_days

# Two administrators at once wait for each other, so that the second one sees what the first one did.
_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('aftercare.free_days'))")


class FreeDays:
    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> list[FreeDay]:
        """Give them, the first one first."""
        found = self._session.execute(select(free_days).order_by(free_days.c.day))
        return [FreeDay(row.day, row.name) for row in found]

    def lock(self) -> list[FreeDay]:
        """Give them to change."""
        self._session.execute(_LOCK)
        return self.all()

    def put(self, days: Sequence[FreeDay]) -> None:
        """Let these stand in the place of all others."""
        self._session.execute(delete(free_days))
        if days:
            self._session.execute(insert(free_days), [{"day": each.day, "name": each.name} for each in days])
