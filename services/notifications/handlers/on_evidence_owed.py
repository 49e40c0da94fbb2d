"""Work processes of somebody who left school are not judged yet: the job coach must see to it, the school may know."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class EvidenceOwed:
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    due_on: date
    reason: str
    owner_id: UUID | None = None


def handle(message: EvidenceOwed, teller: Teller) -> None:
    """Tell the job coach; the school hears it once, and not with each new job coach."""
    fact = teller.fact(paths.trajectory(message.trajectory_id), message.pupil_id, due_on=message.due_on)
    school = [] if message.reason == "new_owner" else teller.circle.staff_of(message.school_id)
    teller.tell(fact, act=[message.owner_id] if message.owner_id else [], know=school)
