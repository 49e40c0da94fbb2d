"""What was advised before the young person left school, as intake tells it: by pupil, also of those who have no case yet."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.aftercare.storage.leerlijn_tables import exit_advices


class ExitAdvices:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: dict[UUID, Mapping[str, Any] | None] = {}

    def keep(self, row: Mapping[str, Any]) -> None:
        """Keep it in the place of what was advised in an earlier school year."""
        statement = insert(exit_advices).values(**row)
        newer = exit_advices.c.held_on <= statement.excluded.held_on
        self._session.execute(statement.on_conflict_do_update(index_elements=["pupil_id"], set_=dict(row), where=newer))

    def prefetch(self, pupil_ids: Collection[UUID]) -> None:
        """Load those of several pupils at a time."""
        query = select(exit_advices).where(exit_advices.c.pupil_id.in_(pupil_ids))
        self._found |= dict.fromkeys(pupil_ids)
        self._found |= {row["pupil_id"]: dict(row) for row in self._session.execute(query).mappings()}

    def of(self, pupil_id: UUID) -> Mapping[str, Any] | None:
        """Give the last advice to a pupil."""
        if pupil_id not in self._found:
            self.prefetch([pupil_id])
        return self._found[pupil_id]

    def forget(self, pupil_id: UUID) -> None:
        """Destroy it."""
        self._session.execute(delete(exit_advices).where(exit_advices.c.pupil_id == pupil_id))
