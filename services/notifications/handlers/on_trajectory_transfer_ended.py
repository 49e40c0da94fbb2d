"""An mbo school said no, or need not answer any more: whoever asked finds another way."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain import paths
from services.notifications.domain.transfer_wording import GONE
from services.notifications.handlers.telling import Teller

REFUSED = "refused"


@dataclass(frozen=True)
class TrajectoryTransferEnded:
    trajectory_id: UUID
    pupil_id: UUID
    school_id: UUID
    to_id: UUID
    outcome: str
    owner_id: UUID | None = None


def handle(message: TrajectoryTransferEnded, teller: Teller) -> None:
    """After a no school and job coach must act; what was taken back the mbo school should know, about nobody any more."""
    fact = teller.fact(paths.trajectory(message.trajectory_id), message.pupil_id)
    theirs = [*([message.owner_id] if message.owner_id else []), *teller.circle.staff_of(message.school_id)]
    if message.outcome == REFUSED:
        teller.tell(fact, act=theirs)
        return
    teller.tell(fact, know=theirs)
    gone = teller.fact(paths.CERTIFICATES, None).as_kind(GONE)
    teller.tell(gone, know=teller.circle.staff_of(message.to_id))
