"""The clock of what is owed: begins at leaving, rings after the last day, stops when every work process is judged."""

from datetime import datetime
from typing import Final
from uuid import UUID

from messaging.timers import Timers
from services.certification.domain import owing
from services.certification.domain.local_time import day_of, end_of
from services.certification.domain.owing_events import EvidenceOwed
from services.certification.domain.trajectory import Trajectory
from services.certification.storage.owings import Owings
from services.certification.storage.terms import Terms

OWING: Final = "owing"


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
    rule = f"{term.amount} {term.unit} after leaving school or the last day of the trajectory"
    timers.set(OWING, trajectory.trajectory_id, "evidence_due", end_of(new.due_on), rule)
    codes = owing.missing(trajectory, owings.judged([trajectory.trajectory_id]).get(trajectory.trajectory_id, ()))
    ids = trajectory.trajectory_id, trajectory.pupil_id, trajectory.school_id
    return EvidenceOwed(*ids, owner_id, tuple(codes), new.due_on, reason)


def settle(trajectory_id: UUID, owings: Owings, timers: Timers, now: datetime) -> None:
    """Stop the clock: nothing is owed any more."""
    clock = owings.get(trajectory_id)
    if clock is not None and clock.settled_on is None:
        clock.settled_on = day_of(now)
        owings.keep(clock)
    timers.cancel(OWING, trajectory_id)
