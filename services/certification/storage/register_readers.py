"""Which documents a reader may see: as condition on the rows of the register."""

from sqlalchemy import ColumnElement, or_

from services.certification.storage.register_tables import certificates
from services.certification.storage.trajectories import Reader


def certificates_of(reader: Reader) -> ColumnElement[bool]:
    """Give the condition: those of whoever's trajectory he may see, and those that his own organisation issued."""
    theirs, issuer = (certificates.c.school_id, certificates.c.issuer_id), certificates.c.issuer_id
    return or_(*(reader.sees(organisation, certificates.c.pupil_id, issuer) for organisation in theirs))
