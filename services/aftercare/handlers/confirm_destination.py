"""Somebody says where a young person is now: that holds for a while."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from messaging.timers import Timers
from services.aftercare.domain import destination
from services.aftercare.domain.case import Case
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.destination import Confirmation
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.policy import DESTINATION, Policy
from services.aftercare.handlers import contact_clocks
from services.aftercare.storage.cases import Cases
from services.aftercare.storage.confirmations import Confirmations


@dataclass(frozen=True)
class ConfirmDestination:
    case_id: CaseId
    destination: str
    source: str
    confirmed_on: date
    confirmed_by: PersonId


def handle(
    command: ConfirmDestination,
    cases: Cases,
    confirmations: Confirmations,
    *,
    policy: Policy,
    timers: Timers,
    now: datetime,
) -> tuple[Case, Sequence[CaseEvent]]:
    """Keep it; the same again is harmless. Gives the case."""
    case, today = cases.lock(command.case_id), day_of(now)
    expires_on = policy.due(DESTINATION, command.confirmed_on)
    confirmation = Confirmation(**vars(command), expires_on=expires_on, recorded_at=now)
    events = destination.confirm(case, confirmation, today)
    if events:
        confirmations.add(confirmation)
        contact_clocks.set_destination(case, policy, timers, today)
    return case, events
