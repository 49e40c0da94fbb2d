"""A reserved place is not needed any more: somebody else can have it."""

from collections.abc import Sequence
from dataclasses import dataclass

from messaging.timers import Timers
from services.aftercare.domain import reserving
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId
from services.aftercare.domain.leerlijn_rules import ReservationNotFound
from services.aftercare.domain.reservation import Reason
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.reservations import Reservations


@dataclass(frozen=True)
class ReleasePlace:
    case_id: CaseId


def handle(command: ReleasePlace, cases: Cases, reservations: Reservations, timers: Timers) -> Sequence[CaseEvent]:
    """Give it free."""
    case = cases.lock(command.case_id)
    events = release(case, "withdrawn", reservations, timers)
    if not events:
        raise ReservationNotFound(case.case_id)
    return events


def release(case: Case, reason: Reason, reservations: Reservations, timers: Timers) -> Sequence[CaseEvent]:
    """Give the place free of a case that is in hand, if it has one."""
    waiting = reservations.waiting(case.case_id)
    if waiting is None:
        return []
    events = reserving.give_free(case, waiting, reason)
    reservations.write(waiting)
    clocks.stop_reservation(case, timers)
    return events
