"""Access for support ends before its hour: support is done, or the coordinator finds it enough."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.intake.domain.events import Event, SupportAccessEnded
from services.intake.domain.rules import SupportAccessNotFound
from services.intake.domain.support_access import SupportAccess
from services.intake.storage.support_accesses import SupportAccesses


@dataclass(frozen=True)
class EndSupportAccess:
    access_id: UUID
    only_of: UUID | None  # a person who may end his own; None: who may end anybody's


def handle(command: EndSupportAccess, accesses: SupportAccesses, now: datetime) -> tuple[SupportAccess, list[Event]]:
    """End it; one that is not open stays as it is, and somebody else's does not exist for whoever may end his own."""
    access = accesses.lock(command.access_id)
    if command.only_of not in {None, access.person_id}:
        raise SupportAccessNotFound(command.access_id)
    ended: list[Event] = [SupportAccessEnded(access.pupil_id, access.access_id, now)] if access.end(now) else []
    return access, ended
