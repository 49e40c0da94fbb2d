"""An mbo school did not answer in time whether a trajectory may go on there: the coordinator hears so."""

from collections.abc import Sequence
from datetime import datetime

from messaging.timers import DueTimer
from services.certification.domain.local_time import day_of
from services.certification.domain.transfer_events import TrajectoryTransferOverdue
from services.certification.domain.transfer_rules import TransferNotFound
from services.certification.storage.relations import Relations
from services.certification.storage.transfers import Transfers


def handle(
    due: DueTimer, transfers: Transfers, relations: Relations, now: datetime
) -> Sequence[TrajectoryTransferOverdue]:
    """Tell it once, when it is still so; the question stays open."""
    try:
        found = transfers.get(due.case_id, lock=True)
    except TransferNotFound:  # destroyed meanwhile
        return []
    if not found.is_overdue(day_of(now)) or found.escalated_at is not None:
        return []
    found.escalated_at = now
    transfers.keep(found)
    case_id, owner_id = relations.case_and_coach_of(found.pupil_id)
    ids = found.transfer_id, found.trajectory_id, found.pupil_id, found.school_id, found.to_id
    return [TrajectoryTransferOverdue(*ids, case_id, owner_id, found.answer_by)]
