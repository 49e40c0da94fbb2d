"""An mbo school says whether a trajectory goes on there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from messaging.timers import Timers
from services.certification.domain.local_time import day_of
from services.certification.domain.transfer import ACCEPTED
from services.certification.domain.transfer_events import TrajectoryTransferEnded, TrajectoryTransferred
from services.certification.handlers import owing_clocks
from services.certification.handlers.propose_transfer import TRANSFER
from services.certification.storage.owings import Owings
from services.certification.storage.relations import Relations
from services.certification.storage.transfers import Transfers


@dataclass(frozen=True)
class AnswerTransfer:
    """`state` is accepted, or refused with a reason."""

    transfer_id: UUID
    state: str
    by: UUID
    reason: str | None = None


Told = Sequence[TrajectoryTransferred | TrajectoryTransferEnded]


def handle(
    command: AnswerTransfer, transfers: Transfers, owings: Owings, relations: Relations, timers: Timers, now: datetime
) -> Told:
    """Answer once; after a yes nobody at the company owes anything any more."""
    found = transfers.get(command.transfer_id, lock=True)
    if not found.answer(command.state, command.by, now, command.reason):
        return []
    transfers.keep(found)
    timers.cancel(TRANSFER, found.transfer_id)
    ids = found.transfer_id, found.trajectory_id, found.pupil_id, found.school_id, found.to_id
    owner_id, today = relations.coaches_of([found.pupil_id]).get(found.pupil_id), day_of(now)
    if command.state != ACCEPTED:
        return [TrajectoryTransferEnded(*ids, owner_id, command.state, command.reason, today)]
    with owings.of_everybody():  # an mbo school sees no clock of the school
        owing_clocks.settle(found.trajectory_id, owings, timers, now)
    return [TrajectoryTransferred(*ids, owner_id, today)]
