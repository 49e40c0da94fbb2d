"""A colleague answers whether a case may come over, or the question is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import guests, transferring
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class AcceptTransfer:
    """`by` is whoever answers, with those in whose place they stand."""

    case_id: CaseId
    by: frozenset[PersonId]


@dataclass(frozen=True)
class RefuseTransfer:
    case_id: CaseId
    by: frozenset[PersonId]
    reason: str


@dataclass(frozen=True)
class RevokeTransfer:
    case_id: CaseId
    by: frozenset[PersonId]
    is_coordinator: bool


Command = AcceptTransfer | RefuseTransfer | RevokeTransfer


def handle(
    command: Command, cases: Cases, roster: Roster, timers: Timers, now: datetime
) -> tuple[Case, Sequence[CaseEvent]]:
    """Let the case come over, or stay. Gives the case."""
    case = cases.lock(command.case_id)
    events = _answered(command, case, roster, now)
    clocks.set_acceptance(case, timers)
    clocks.set_transfer(case, timers)
    return case, events


def _answered(command: Command, case: Case, roster: Roster, now: datetime) -> Sequence[CaseEvent]:
    by, today = set(command.by), day_of(now)
    if isinstance(command, AcceptTransfer):
        return [*transferring.accept(case, by, roster, now, today), *guests.renew(case, roster, today)]
    if isinstance(command, RefuseTransfer):
        return transferring.refuse_transfer(case, by, command.reason, today)
    return transferring.revoke(case, by, today, is_coordinator=command.is_coordinator)
