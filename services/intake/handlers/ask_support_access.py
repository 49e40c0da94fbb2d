"""Somebody of support asks to see one file, and says why; nothing is shown yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from messaging.ids import uuid7
from services.intake.domain.events import Event, SupportAccessRequested
from services.intake.domain.support_access import SupportAccess
from services.intake.storage.pupils import Pupils
from services.intake.storage.support_accesses import SupportAccesses


@dataclass(frozen=True)
class AskSupportAccess:
    """`person_id` and `role` are those of whoever asks."""

    school_id: UUID
    pupil_number: str
    reason: str
    person_id: UUID
    role: str


def handle(
    command: AskSupportAccess, pupils: Pupils, accesses: SupportAccesses, now: datetime
) -> tuple[SupportAccess, list[Event]]:
    """Give the request; one that already waits, or is open, stays the one and is told once."""
    pupil = pupils.by_number(command.school_id, command.pupil_number)
    known = accesses.current(pupil.pupil_id, command.person_id, command.role, now)
    if known is not None:
        return known, []
    access = SupportAccess(uuid7(), pupil.pupil_id, command.person_id, command.role, command.reason, now)
    accesses.add(access)
    return access, [SupportAccessRequested(pupil.pupil_id, access.access_id, pupil.municipality)]
