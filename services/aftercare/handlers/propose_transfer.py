"""A job coach asks a colleague to take a case over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import transferring
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import CASE_TRANSFER, Policy
from services.aftercare.domain.transferring import Proposal
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class ProposeTransfer:
    case_id: CaseId
    to_id: PersonId
    reason: str
    proposed_by: PersonId


def handle(
    command: ProposeTransfer, cases: Cases, roster: Roster, *, policy: Policy, timers: Timers, now: datetime
) -> tuple[Case, Sequence[CaseEvent]]:
    """Ask, with a clock; the same question again is harmless. Gives the case."""
    case, today = cases.lock(command.case_id), day_of(now)
    proposal = Proposal(command.to_id, command.reason, command.proposed_by, policy.due(CASE_TRANSFER, today))
    events = transferring.propose(case, proposal, roster, today)
    clocks.set_transfer(case, timers)
    return case, events
