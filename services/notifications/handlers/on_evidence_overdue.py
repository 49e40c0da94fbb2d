"""What a trainer or job coach owes is too late: the coordinator must see to it, with the job coach."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class EvidenceOverdue:
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    due_on: date
    case_id: UUID | None = None
    owner_id: UUID | None = None


def handle(message: EvidenceOverdue, teller: Teller) -> None:
    """Tell the coordinators of where the young person lives; without a case, all of them."""
    municipality = teller.circle.case(message.case_id).municipality if message.case_id else None
    fact = teller.fact(
        paths.trajectory(message.trajectory_id), message.pupil_id, case_id=message.case_id, due_on=message.due_on
    )
    owner = [message.owner_id] if message.owner_id else []
    act = [*owner, *teller.circle.coordinators_of(municipality)]
    teller.tell(fact, act=act, know=teller.circle.staff_of(message.school_id))
