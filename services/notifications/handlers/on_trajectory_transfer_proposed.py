"""An mbo school is asked whether a trajectory may go on there: its staff must answer, before a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class TrajectoryTransferProposed:
    transfer_id: UUID
    pupil_id: UUID
    school_id: UUID
    to_id: UUID
    answer_by: date
    owner_id: UUID | None = None


def handle(message: TrajectoryTransferProposed, teller: Teller) -> None:
    """Let the mbo school answer; school and job coach should know."""
    fact = teller.fact(paths.transfer(message.transfer_id), message.pupil_id, due_on=message.answer_by)
    owner = [message.owner_id] if message.owner_id else []
    know = [*owner, *teller.circle.staff_of(message.school_id)]
    teller.tell(fact, act=teller.circle.staff_of(message.to_id), know=know)
