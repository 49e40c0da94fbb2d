"""The municipality answers a school that asked for support."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from messaging.timers import Timers
from services.aftercare.domain import handing_over, municipal_support
from services.aftercare.domain.case_event import CaseEvent
from services.aftercare.domain.local_time import day_of
from services.aftercare.domain.municipal_request import MunicipalSupport
from services.aftercare.domain.municipal_support import Answered
from services.aftercare.handlers import clocks
from services.aftercare.storage.cases import Cases


@dataclass(frozen=True)
class AcknowledgeMunicipalSupport:
    support_id: UUID
    answered: Answered


def handle(
    command: AcknowledgeMunicipalSupport, cases: Cases, timers: Timers, now: datetime
) -> tuple[MunicipalSupport, Sequence[CaseEvent]]:
    """Keep the answer; a case that only waited for it closes. Gives the request."""
    case, today = cases.lock_of_support(command.support_id), day_of(now)
    has_waited = handing_over.waits(case, today)
    events = municipal_support.acknowledge(case, command.support_id, command.answered, today)
    clocks.set_support(case, timers)
    closing = clocks.close_or_wait(case, timers, today, "two_years_over", has_waited=has_waited) if events else []
    return municipal_support.find(case, command.support_id), [*events, *closing]
