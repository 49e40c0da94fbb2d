"""Support was given a file for an hour: what aftercare knows of that young person may be seen until then."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.aftercare.storage.support import Support


@dataclass(frozen=True)
class SupportAccessApproved:
    pupil_id: UUID
    access_id: UUID
    person_id: UUID
    role: str
    until: datetime


def handle(message: SupportAccessApproved, support: Support) -> None:
    support.give(**vars(message))
