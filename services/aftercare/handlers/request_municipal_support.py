"""A school asks the municipality to support a young person at work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.timers import Timers
from services.aftercare.domain import municipal_support
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.ids import CaseId, PersonId
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.municipal_request import MunicipalSupport
from services.aftercare.domain.municipal_support import Asked
from services.aftercare.domain.people import Roster
from services.aftercare.domain.policy import MUNICIPAL_SUPPORT, Policy
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class RequestMunicipalSupport:
    case_id: CaseId
    kind: str
    note: str | None
    requested_by: PersonId


def handle(
    command: RequestMunicipalSupport, cases: Cases, roster: Roster, *, policy: Policy, timers: Timers, now: datetime
) -> tuple[MunicipalSupport, Sequence[CaseEvent]]:
    """Ask, with a clock; the same question again is harmless. Gives the request, new or known."""
    case, today = cases.lock(command.case_id), day_of(now)
    asked = Asked(command.kind, command.note, command.requested_by, policy.due(MUNICIPAL_SUPPORT, today))
    support, events = municipal_support.request(case, asked, roster, today)
    clocks.set_support(case, timers)
    return support, events
