"""A second person decides on a request of support: an hour begins, or it does not."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.intake.domain.events import Event, SupportAccessApproved
from services.intake.domain.support_access import SupportAccess
from services.intake.storage.support_accesses import SupportAccesses


@dataclass(frozen=True)
class DecideSupportAccess:
    access_id: UUID
    decided_by_id: UUID
    is_approved: bool


def handle(command: DecideSupportAccess, accesses: SupportAccesses, now: datetime) -> tuple[SupportAccess, list[Event]]:
    access = accesses.lock(command.access_id)
    if not command.is_approved:
        access.refuse(command.decided_by_id, now)
        return access, []
    access.approve(command.decided_by_id, now)
    until = access.until or now
    return access, [SupportAccessApproved(access.pupil_id, access.access_id, access.person_id, access.role, until)]
