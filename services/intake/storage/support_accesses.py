"""Requests of support, as kept in PostgreSQL."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from services.intake.domain.rules import SupportAccessNotFound
from services.intake.domain.support_access import ANSWERED_WITHIN, SupportAccess
from services.intake.storage.tables import support_accesses

TABLE = support_accesses.c


class SupportAccesses:
    """Requests, as far as row-level security shows them: the own ones, or all for who may decide."""

    def __init__(self, session: Session) -> None:
        """Use the session of the transaction."""
        self._session = session

    def add(self, access: SupportAccess) -> None:
        """Keep a new request."""
        self._session.add(access)

    def lock(self, access_id: UUID) -> SupportAccess:
        """Get a request for a change."""
        found = self._session.get(SupportAccess, access_id, with_for_update=True)
        if found is None:
            raise SupportAccessNotFound(access_id)
        return found

    def current(self, pupil_id: UUID, person_id: UUID, role: str, now: datetime) -> SupportAccess | None:
        """Give the request for this pupil that waits or is open, if there is one."""
        own = TABLE.pupil_id == pupil_id, TABLE.person_id == person_id, TABLE.role == role
        found = self._session.scalars(select(SupportAccess).where(*own, _waits(now) | _is_open(now))).all()
        return next(iter(found), None)

    def pupils_open_to(self, person_id: UUID, role: str, now: datetime) -> Sequence[UUID]:
        """Give the pupils whose file this person was given in this role, and for whom the hour is not over."""
        own = TABLE.person_id == person_id, TABLE.role == role, _is_open(now)
        return self._session.scalars(select(TABLE.pupil_id).where(*own)).all()

    def page(
        self, person_id: UUID | None, after: UUID | None, limit: int, now: datetime, *, is_current: bool | None = None
    ) -> Sequence[SupportAccess]:
        """Give requests, the newest first: of everybody, or of one person; all, or those that wait or are open."""
        query = select(SupportAccess).order_by(TABLE.access_id.desc()).limit(limit)
        if person_id is not None:
            query = query.where(TABLE.person_id == person_id)
        if is_current is not None:
            now_current = _waits(now) | _is_open(now)
            query = query.where(now_current if is_current else ~now_current)
        if after is not None:
            query = query.where(TABLE.access_id < after)
        return self._session.scalars(query).all()


def _is_open(now: datetime) -> ColumnElement[bool]:
    return and_(TABLE.until.is_not(None), TABLE.until > now)


def _waits(now: datetime) -> ColumnElement[bool]:
    return and_(TABLE.decided_at.is_(None), TABLE.requested_at > now - ANSWERED_WITHIN)
