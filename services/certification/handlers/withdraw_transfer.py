"""Whoever asked an mbo school takes the question back; after a yes too, as long as nothing began there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from messaging.timers import Timers
from services.certification.domain.local_time import day_of
from services.certification.domain.owing_events import EvidenceOwed
from services.certification.domain.transfer import ACCEPTED, WITHDRAWN, Transfer
from services.certification.domain.transfer_events import TrajectoryTransferEnded
from services.certification.handlers import owing_clocks
from services.certification.handlers.propose_transfer import TRANSFER, Shelves
from services.certification.storage.owings import Owings


@dataclass(frozen=True)
class WithdrawTransfer:
    transfer_id: UUID
    by: UUID


Told = Sequence[TrajectoryTransferEnded | EvidenceOwed]


def handle(command: WithdrawTransfer, on: Shelves, owings: Owings, timers: Timers, now: datetime) -> Told:
    """Take it back once; what a yes settled is owed again, with a clock of its own."""
    found = on.transfers.get(command.transfer_id, lock=True)
    was_accepted = found.state == ACCEPTED
    if not found.take_back(command.by, now, has_begun=was_accepted and on.transfers.has_begun(found)):
        return []
    on.transfers.keep(found)
    timers.cancel(TRANSFER, found.transfer_id)
    ids = found.transfer_id, found.trajectory_id, found.pupil_id, found.school_id, found.to_id
    owner_id = on.relations.coaches_of([found.pupil_id]).get(found.pupil_id)
    ended = TrajectoryTransferEnded(*ids, owner_id, WITHDRAWN, None, day_of(now))
    owed = _owed_again(found, owner_id, on, owings, timers=timers, now=now) if was_accepted else None
    return [ended, owed] if owed else [ended]


def _owed_again(
    found: Transfer, owner_id: UUID | None, on: Shelves, owings: Owings, *, timers: Timers, now: datetime
) -> EvidenceOwed | None:
    clock = owings.get(found.trajectory_id)
    if clock is None:
        return None
    trajectory = on.trajectories.get(found.trajectory_id)
    return owing_clocks.begin_again(trajectory, clock, owner_id, owings, on.terms, timers=timers, now=now)
