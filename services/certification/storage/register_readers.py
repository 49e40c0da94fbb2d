"""Which documents a reader may see: as condition on the rows of the register."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, select, true

from services.certification.storage.register_tables import certificates
from services.certification.storage.relations import IS_READING
from services.certification.storage.tables import readers


def certificates_of(
    relations: Collection[str], organisation_id: UUID | None, people: Collection[UUID]
) -> ColumnElement[bool]:
    """Give the condition: those of the own school or that the own organisation issued, of the own cases, or all."""
    theirs = select(readers.c.pupil_id).where(readers.c.person_id.in_(people), IS_READING)
    own = or_(certificates.c.school_id == organisation_id, certificates.c.issuer_id == organisation_id)
    known = {"region": true(), "own_school": own, "own_case": certificates.c.pupil_id.in_(theirs)}
    return or_(false(), *(known[each] for each in relations if each in known))
