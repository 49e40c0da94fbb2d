"""Every attempt to reach a young person, as it was logged: rows are added and never changed."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from messaging.planned import planned_once
from services.aftercare.domain.contact import Attempt
from services.aftercare.domain.ids import CaseId
from services.aftercare.storage.tables import contact_attempts

_ADD: Final = planned_once(insert(contact_attempts))


class Contacts:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, attempt: Attempt) -> None:
        """Keep an attempt."""
        self._session.execute(_ADD, vars(attempt))

    def last(self, case_id: CaseId) -> Attempt | None:
        """Give the attempt of a case that was logged last."""
        query = select(contact_attempts).where(contact_attempts.c.case_id == case_id)
        last = query.order_by(contact_attempts.c.attempt_id.desc()).limit(1)
        found = self._session.execute(planned_once(last))
        return next((Attempt(**row) for row in found.mappings()), None)

    def page(self, case_id: CaseId, after: UUID | None, limit: int) -> Sequence[Attempt]:
        """Give the next attempts of a case, in the order in which they were logged."""
        query = select(contact_attempts).where(contact_attempts.c.case_id == case_id)
        if after is not None:
            query = query.where(contact_attempts.c.attempt_id > after)
        found = self._session.execute(query.order_by(contact_attempts.c.attempt_id).limit(limit))
        return [Attempt(**row) for row in found.mappings()]
