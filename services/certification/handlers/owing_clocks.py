"""The clock of what is owed: begins at leaving, rings after the last day, stops when every work process is judged."""

from datetime import datetime
from typing import Final
from uuid import UUID

from messaging.timers import Timers
from services.certification.domain import owing
from services.certification.domain.local_time import day_of, end_of
from services.certification.domain.owing import Owing
from services.certification.domain.owing_events import EvidenceOwed
from services.certification.domain.trajectory import Trajectory
from services.certification.storage.owings import Owings
from services.certification.storage.terms import Terms

OWING: Final = "owing"
EVIDENCE_DUE: Final = "evidence_due"
TAKEN_BACK: Final = "taken_back"


def begin(
    trajectory: Trajectory,
    reason: str,
    owner_id: UUID | None,
    owings: Owings,
    terms: Terms,
    *,
    timers: Timers,
    now: datetime,
) -> EvidenceOwed:
    """Set the clock, and tell who owes something; nothing of this trajectory is judged, or not all of it."""
    today = day_of(now)
    term = terms.evidence(today)
    new = owing.begin(trajectory, term.amount, today)
    owings.add(trajectory, new)
    return _tell(trajectory, new, reason, owner_id, owings, timers=timers, weeks=term.amount)


def begin_again(
    trajectory: Trajectory,
    clock: Owing,
    owner_id: UUID | None,
    owings: Owings,
    terms: Terms,
    *,
    timers: Timers,
    now: datetime,
) -> EvidenceOwed | None:
    """Set a clock that stood still anew, when not all of it is judged."""
    if not owing.missing(trajectory, owings.judged([trajectory.trajectory_id]).get(trajectory.trajectory_id, ())):
        return None
    today = day_of(now)
    weeks = terms.evidence(today).amount
    clock.due_on, clock.settled_on, clock.escalated_at = owing.begin(trajectory, weeks, today).due_on, None, None
    owings.keep(clock)
    return _tell(trajectory, clock, TAKEN_BACK, owner_id, owings, timers=timers, weeks=weeks)


def _tell(
    trajectory: Trajectory,
    clock: Owing,
    reason: str,
    owner_id: UUID | None,
    owings: Owings,
    *,
    timers: Timers,
    weeks: int,
) -> EvidenceOwed:
    rule = f"{weeks} weeks after leaving school or the last day of the trajectory"
    timers.set(OWING, trajectory.trajectory_id, EVIDENCE_DUE, end_of(clock.due_on), rule)
    codes = owing.missing(trajectory, owings.judged([trajectory.trajectory_id]).get(trajectory.trajectory_id, ()))
    ids = trajectory.trajectory_id, trajectory.pupil_id, trajectory.school_id
    return EvidenceOwed(*ids, owner_id, tuple(codes), clock.due_on, reason)


def settle(trajectory_id: UUID, owings: Owings, timers: Timers, now: datetime) -> None:
    """Stop the clock: nothing is owed any more."""
    clock = owings.get(trajectory_id)
    if clock is not None and clock.settled_on is None:
        clock.settled_on = day_of(now)
        owings.keep(clock)
    timers.cancel(OWING, trajectory_id)
