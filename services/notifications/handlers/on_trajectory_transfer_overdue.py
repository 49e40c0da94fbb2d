"""An mbo school did not answer in time: the coordinator must see to it, with that school."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class TrajectoryTransferOverdue:
    transfer_id: UUID
    pupil_id: UUID
    school_id: UUID
    to_id: UUID
    answer_by: date
    case_id: UUID | None = None
    owner_id: UUID | None = None


def handle(message: TrajectoryTransferOverdue, teller: Teller) -> None:
    """Tell the coordinators of where the young person lives; without a case, all of them."""
    municipality = teller.circle.case(message.case_id).municipality if message.case_id else None
    path = paths.transfer(message.transfer_id)
    fact = teller.fact(path, message.pupil_id, case_id=message.case_id, due_on=message.answer_by)
    owner = [message.owner_id] if message.owner_id else []
    act = [*teller.circle.coordinators_of(municipality), *teller.circle.staff_of(message.to_id)]
    teller.tell(fact, act=act, know=[*owner, *teller.circle.staff_of(message.school_id)])
