"""An mbo school said yes: the school starts the trajectory there, and the job coach knows."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.handlers.telling import Teller


@dataclass(frozen=True)
class TrajectoryTransferred:
    transfer_id: UUID
    pupil_id: UUID
    school_id: UUID
    owner_id: UUID | None = None


def handle(message: TrajectoryTransferred, teller: Teller) -> None:
    """Let the school go on; what starts a trajectory is the administration of the school."""
    fact = teller.fact(paths.transfer(message.transfer_id), message.pupil_id)
    owner = [message.owner_id] if message.owner_id else []
    teller.tell(fact, act=teller.circle.staff_of(message.school_id), know=owner)
