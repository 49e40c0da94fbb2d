"""What belongs to one young person's file: the pupil, the cases, their contracts and conversations."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from access.row_security import as_system
from services.aftercare.storage.tables import (
    cases,
    contact_attempts,
    contracts,
    conversations,
    municipal_supports,
    promises,
)


def parts_of(session: Session, object_id: UUID) -> Sequence[UUID]:
    """Give every id of the file of a pupil or a case; of anything else only the id itself."""
    of_case = select(cases.c.case_id).where(or_(cases.c.pupil_id == object_id, cases.c.case_id == object_id))
    columns = (
        (contracts, contracts.c.contract_id),
        (conversations, conversations.c.conversation_id),
        (contact_attempts, contact_attempts.c.attempt_id),
        (municipal_supports, municipal_supports.c.support_id),
        (promises, promises.c.promise_id),
    )
    with as_system(session):  # ids only: an administrator accounts for a file without seeing it
        found = session.scalars(of_case).all()
        parts = [session.scalars(select(column).where(table.c.case_id.in_(found))).all() for table, column in columns]
    return [object_id, *found, *(part for each in parts for part in each)]
